### 匯入歷程：結果如何，對應檔有何錯誤。

import-dry = 未寫入任何內容。若匯入，結果為：
import-made = { $rows } 列，{ $incidents } 個事件，目錄新增 { $entries } 項
import-events = 筆紀錄
import-touches = 列未改變紀錄內容
import-known = 列先前已匯入
import-later = 列晚於指定時間
import-ours = 列未採用：該事件此後已在本台處理
import-unreadable = 列無法讀取
import-complaints = { $n ->
   *[other] 有 { $n } 處無法理解：
  }
import-complaint = 第 { $line } 列，{ $column }：「{ $value }」，{ $why }
import-complaint-row = 第 { $line } 列：「{ $value }」，{ $why }
import-complaints-more = 另有 { $n } 處，以 --json 全部列出
import-why-state = 對應檔沒有此狀態，狀態維持不變
import-why-channel = 對應檔沒有此管道
import-why-number = 不是合適的數字
import-why-time = 不是對應檔所定格式的時間
import-why-flag = 既非真也非假
import-why-column = 對應檔既未使用也未忽略此欄
import-why-columns = 儲存格數與標題列不符
import-why-utf8 = 不是 UTF-8
import-why-long = 過長
import-why-much = 檔案過大
import-why-key = 沒有事件編號

import-map-mistake = 第 { $line } 行第 { $column } 字：{ $problem }
import-map-shape = { $message }
import-map-zone = 沒有時區「{ $name }」
import-map-time = 「{ $text }」未說明時間的寫法；29/2/2016 01:16 應寫作 %d/%m/%Y %H:%M
import-map-delimiter = 「{ $text }」不是單一 ASCII 字元
import-map-state = 沒有狀態「{ $name }」
import-map-reason = 暫停須有原因，其他狀態則不可有
import-map-field = 匯入不能填寫欄位「{ $name }」
import-map-makes = 「{ $field }」需要 column；若後者為其他詞，還需要「{ $needs }」
import-map-entry = 沒有 [entries.{ $name }]
import-map-entry-kind = [entries.{ $name }] 的類型與此處所需不符
import-map-kind = 「{ $name }」不是目錄項目的類型
import-map-template = 「{ $text }」的大括號不成對
import-map-ring = [entries.{ $name }] 以自身為上層
import-map-policy = 政策中沒有 { $what }「{ $name }」
import-map-empty = 此處不得為空

import-until = 「{ $text }」不是時間；請寫作 2016-03-15T10:00
import-empty = 內容為空。
import-no-lines = 有一列沒有結尾；這是表格嗎？
import-no-columns = 標題列缺少對應檔所指的欄：{ $names }
import-io = { $why }
import-no-clock = { $path } 已存在且使用本機時間。--live 需要新檔案，或由其建立的檔案。
import-no-desk = { $path } 處沒有可供試行的服務台。
