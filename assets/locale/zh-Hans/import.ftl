### 导入历史：结果如何，映射有何错误。

import-dry = 未写入任何内容。若导入，结果为：
import-made = { $rows } 行，{ $incidents } 个事件，目录新增 { $entries } 项
import-events = 条记录
import-touches = 行未改变记录内容
import-known = 行先前已导入
import-later = 行晚于指定时间
import-ours = 行未采用：该事件此后已在本台处理
import-unreadable = 行无法读取
import-complaints = { $n ->
   *[other] 有 { $n } 处无法理解：
  }
import-complaint = 第 { $line } 行，{ $column }：“{ $value }”，{ $why }
import-complaint-row = 第 { $line } 行：“{ $value }”，{ $why }
import-complaints-more = 另有 { $n } 处，用 --json 全部列出
import-why-state = 映射中没有此状态，状态保持不变
import-why-channel = 映射中没有此渠道
import-why-number = 不是合适的数字
import-why-time = 不是映射所定格式的时间
import-why-flag = 既非真也非假
import-why-column = 映射既未使用也未忽略此列
import-why-columns = 单元格数与表头不符
import-why-utf8 = 不是 UTF-8
import-why-long = 过长
import-why-much = 文件过大
import-why-key = 没有事件编号

import-map-mistake = 第 { $line } 行第 { $column } 列：{ $problem }
import-map-shape = { $message }
import-map-zone = 没有时区“{ $name }”
import-map-time = “{ $text }”未说明时间的写法；29/2/2016 01:16 应写作 %d/%m/%Y %H:%M
import-map-delimiter = “{ $text }”不是单个 ASCII 字符
import-map-state = 没有状态“{ $name }”
import-map-reason = 挂起须有原因，其他状态则不可有
import-map-field = 导入不能填写字段“{ $name }”
import-map-makes = “{ $field }”需要 column；若后者为其他词，还需要“{ $needs }”
import-map-entry = 没有 [entries.{ $name }]
import-map-entry-kind = [entries.{ $name }] 的类型与此处所需不符
import-map-kind = “{ $name }”不是目录项的类型
import-map-template = “{ $text }”的花括号不成对
import-map-ring = [entries.{ $name }] 以自身为上级
import-map-policy = 策略中没有 { $what }“{ $name }”
import-map-empty = 此处不得为空

import-until = “{ $text }”不是时间；请写作 2016-03-15T10:00
import-empty = 内容为空。
import-no-lines = 有一行没有结尾；这是表格吗？
import-no-columns = 表头缺少映射所指的列：{ $names }
import-io = { $why }
import-no-clock = { $path } 已存在且使用本机时间。--live 需要新文件，或由其建立的文件。
import-no-desk = { $path } 处没有可供试行的服务台。
