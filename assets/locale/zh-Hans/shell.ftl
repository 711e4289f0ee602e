# The console's loop and the file behind it.

store-moved = 文件在打开期间被移动或替换，不会再写入；请退出后重新打开。
store-busy = 有人正在写入文件且尚未完成。没有保存任何内容，请重试。
store-full = 文件无法增大：磁盘已满，或达到限制。没有保存任何内容，已输入的内容保留；请释放空间后重试。
store-failed = 未完成：{ $detail }
file-failed = { $path }：{ $why }
file-changed = { $path } 在读取期间被修改。没有做任何更改，请重试。
file-not-regular = { $path } 不是普通文件；不读写文件夹、设备和管道。
file-the-desk = { $path } 属于工作台自身，不得由他处打开或替换。
file-exists = { $path } 已存在，保持不变。
file-not-yours = 此处的文件属于服务账号而不是您，不读取也不保存。
file-saved = 已保存到 { $path }（{ $size }）
console-worker-gone = 工作台文件已停止读取，请退出后重新启动；已输入的内容保留。
console-no-suspend = 这里没有 shell 可以唤醒控制台，无法挂到后台。
draft-not-kept = 输入的内容无法保留：{ $detail }
drafts-found = 保留了 { $n } 份草稿
drafts-open = 继续填写
console-panic = firstline 出现内部错误并已退出，已输入的内容保留。报告：{ $path }
console-panic-unreported = firstline 出现内部错误并已退出，已输入的内容保留。
