### The command line: help and answers.
### Taiwan usage in its own words, not converted from zh-Hans.

## Help: headings

cli-about = 終端機裡的 IT 服務台。不加命令時開啟主控台；沒有終端機時列出事件佇列。
cli-heading-usage = 用法：
cli-heading-commands = 命令
cli-heading-places = 引數
cli-heading-options = 選項
cli-heading-global = 通用選項
cli-heading-exits = 結束代碼：

## Help: options of every command

cli-flag-help = 顯示本說明
cli-flag-version = 顯示版本
cli-flag-db = 服務台檔案；未指定時取 FIRSTLINE_DB，再取資料目錄中的檔案
cli-flag-as = 以誰的身分操作；僅在身分模式為 declared 時有效
cli-flag-lang = 介面語言：en、zh-Hans、zh-Hant
cli-flag-json = 輸出一個 JSON 物件；錯誤也是 JSON
cli-flag-jsonl = 每行輸出一個 JSON 物件
cli-flag-csv = 輸出含標頭的 CSV
cli-flag-plain = 輸出以定位字元分隔的值，無標頭
cli-flag-fields = 只輸出這些欄位，依此順序
cli-flag-limit = 最多輸出的列數，0 為全部（預設 50）
cli-flag-no-input = 從不詢問；缺少的內容視為錯誤
cli-flag-quiet = 除資料與錯誤外不輸出訊息

## Exit codes

cli-exit-done = 完成
cli-exit-failed = 失敗：檔案、磁碟或本機故障
cli-exit-usage = 命令列有誤，或缺少內容
cli-exit-not-found = 找不到，或無權檢視
cli-exit-refused = 遭拒絕：權限或流程規則不允許
cli-exit-conflict = 期間已被他人修改（--if-rev）
cli-exit-invalid = 值無效
cli-exit-busy = 檔案忙碌中；請重試
cli-exit-audit-broken = 稽核軌跡已遭破壞
cli-exit-cannot-tell = 日誌中有本程式不認識的內容，無法判斷其是否完整

## What could not be read

cli-usage-unknown-argument = 這裡沒有選項 { $arg }。
cli-usage-unknown-command = 沒有命令「{ $name }」。
cli-usage-missing-command = 缺少命令。
cli-usage-missing = 缺少：{ $arg }
cli-usage-twice = { $arg } 不能用在這裡，或重複給出。
cli-usage-no-value = { $arg } 需要一個值。
cli-usage-value = 「{ $value }」不是 { $arg } 的有效值。
cli-usage-utf8 = 命令列中有非 UTF-8 文字。
cli-usage-other = 無法理解這個命令列。
cli-usage-forms = --json、--jsonl、--csv、--plain 只能擇一。
cli-usage-field = 這裡沒有欄位「{ $field }」。
cli-usage-either = 請給出 { $one } 或 { $other } 其中之一。
cli-usage-if-rev = --if-rev 只能用於單一事件。
cli-usage-suggest = --suggest 只能用於一個事件。
cli-usage-pair = 「{ $value }」不是 COLUMN=VALUE 形式。
cli-not-a-number = 「{ $value }」不是事件編號（如 20417 或 3.17）。
cli-query-wrong = 查詢中的「{ $part }」：{ $problem }
cli-several = 有多個{ $thing }與「{ $what }」相符。
cli-bad-now = FIRSTLINE_NOW 為「{ $value }」，不是 2026-03-02T09:00:00Z 形式的時間。
cli-stdin-terminal = 應由標準輸入讀取內容，但標準輸入是終端機；請以管線傳入。
cli-stdout-terminal = 不在終端機上顯示檔案內容。請將標準輸出導向他處，或以 --to 指定檔案。
cli-unwritten = 無法寫入輸出：{ $why }
cli-file-unreadable = 無法讀取 { $path }：{ $why }
cli-file-too-long = { $path } 超過 4 MiB。
cli-file-not-utf8 = { $path } 不是 UTF-8 文字。
cli-error-about = { $about }：{ $said }
cli-hint-nearest = 您是否想用 { $nearest }？
cli-hint-help = 使用 --help 檢視可用內容。
cli-hint-choices = 可用：{ $choices }
cli-hint-fields = 可用欄位：{ $fields }
cli-hint-flags = 請用 { $flags } 給出
cli-hint-times = 可寫作 2h、-30m、14:30、明天 9:00、週一 9:00、2026-03-02 09:00 或 2026-03-02T09:00:00Z。
cli-hint-spans = 可寫作 30m、2h、1h30m 或 3d。
cli-hint-new-reporter = 可用 --new-reporter NAME 登錄新通報人。
cli-hint-init = 用 firstline init 建立服務台；用 --db 指定其他檔案。
cli-hint-newer = 請用寫成它的 firstline 或更新的版本。
cli-hint-busy = 請再試一次。若一直如此，是某個已停住的程式占著檔案：fuser { $path } 可查出它。
cli-hint-full = 請釋出空間後再試。
cli-hint-rights = 檔案、其旁的檔案及所在資料夾都須可由你讀寫；多人共用時：檔案 chmod 0660，資料夾 chmod 2770。
cli-hint-damaged = 請原樣保留它，改用先前的複本。

## The file

cli-no-home = 找不到使用者目錄來存放服務台檔案；請用 --db 指定。
cli-store-not-there = { $path } 沒有服務台檔案。
cli-store-exists = { $path } 已存在，未作更動。
cli-store-not-a-desk = { $path } 不是服務台檔案；內容未更動。
cli-store-newer = { $path } 由較新版本的 firstline 寫成（結構版本 { $found }，本程式支援 { $known }）；未作更動。
cli-store-unusable = 無法使用 { $path }：{ $why }
cli-store-moved = { $path } 在開啟期間被移動、取代或刪除；不再寫入。
cli-store-busy = 他人正在寫入 { $path }；等待 { $seconds } 秒後放棄。未儲存任何內容。
cli-store-full = { $path } 無法增大：磁碟已滿，或達到大小限制或配額。未儲存任何內容。
cli-store-read-only = 你無權寫入 { $path }；未儲存任何內容。
cli-store-unknown = 無法確定是否已儲存到 { $path }：{ $detail }。重試前請先檢視。
cli-store-damaged = { $path } 已損毀（{ $detail }）；不再寫入。
cli-store-sql = SQLite 就 { $path } 回報「{ $detail }」（{ $doing }）。
cli-store-newer-zones = 檔案中的到期時間依時區規則 { $found } 計算，此 firstline 為 { $known }；未儲存任何內容。
cli-hint-newer-zones = 請使用帶有該規則或更新的 firstline。
cli-store-old-sqlite = SQLite { $found } 過舊；需要 3.51.3 或更新版本。
cli-not-understood = 日誌中有本程式無法理解的內容（{ $what }）；未作更動。

## Founding a desk

cli-init-about = 建立服務台檔案，並登錄您本人
cli-flag-init-name = 您的姓名
cli-flag-init-login = 您在服務台中的代號
cli-flag-init-zone = 服務台時區，如 Asia/Taipei
cli-flag-init-policy = 使用自備的政策檔案
cli-flag-init-identity = 身分識別方式：os、session、declared
cli-flag-init-language = 初始名稱的語言：en、zh-Hans、zh-Hant
cli-init-made = 已建立服務台 { $path }（身分模式 { $identity }，時區 { $zone }）。
cli-init-founder = { $name }（{ $login }）為服務台人員、服務台組長、事件經理、流程負責人與系統管理員。
cli-init-next = 接下來：
cli-init-no-room = 無法建立目錄 { $path }：{ $why }

## The queue without a console

cli-no-terminal = 這裡沒有終端機；以下為事件佇列。使用 firstline --help 檢視命令。
cli-list-empty = 沒有結果。
cli-list-more = 顯示 { $shown } / { $total }；用 --limit 0 顯示全部。

## Incidents

cli-incident = 登錄、檢視與處理事件
cli-incident-new = 登錄事件
cli-incident-list = 依處理順序列出事件
cli-incident-show = 檢視單一事件及其時限與時間軸
cli-incident-undo = 復原一次動作
cli-attach = 新增附件：內容儲存在服務台檔案中
cli-attachments = 列出附件，包括已移除與已清除內容的
cli-attachment-save = 將附件儲存成檔案
cli-detach = 移除附件；內容保留，可以復原
cli-attachment-erase = 依法律請求永久清除附件的名稱與內容
cli-act-take = 受理：成為處理人員並開始處理
cli-act-start = 開始處理指派給您的事件
cli-act-assign = 指派給人員、支援組或支援線
cli-act-escalate = 升級到更高支援線
cli-act-return = 退回給轉來的人
cli-act-raise = 管理升級：請上級介入
cli-act-lower = 將管理升級下交一級
cli-act-suspend = 暫停：給出原因與截止時間
cli-act-resume = 解除暫停
cli-act-chase = 催辦目前處理人員
cli-act-call-back = 須回電給使用者
cli-act-promise = 給使用者承諾的時間
cli-act-inform = 向重大事件的利害關係人通報進度 (MAJ-2)
cli-act-note = 新增內部備註
cli-act-reply = 回覆使用者
cli-act-call = 登錄與使用者的通話
cli-act-edit = 更正欄位
cli-act-override = 調整矩陣給出的優先順序
cli-act-track = 更換追蹤人
cli-act-join = 併入同一事件的通報
cli-act-link = 關聯到另一事件
cli-act-merge = 合併到另一事件
cli-act-unmerge = 復原合併
cli-act-resolve = 解決，並記錄解決方法
cli-act-confirm = 登錄使用者的確認結果
cli-act-rate = 記錄滿意度
cli-act-followup = 登錄結案後的回訪
cli-act-visit = 登錄到場服務：預約、到場、離場、備品
cli-act-close = 結案
cli-act-reopen = 重新開啟，並說明原因
cli-act-cancel = 取消，並給出原因
cli-undo-with = 復原：firstline incident undo { $batch }

## Flags of incidents

cli-flag-ids = 事件編號
cli-flag-id = 事件編號
cli-flag-stdin-ids = 由標準輸入讀取編號，每行一個或為 JSON 行
cli-flag-if-rev = 僅當此修訂號之後無人改過相同內容
cli-flag-text = 內容；- 表示讀取標準輸入
cli-flag-description = 使用者的說明；- 表示讀取標準輸入
cli-flag-reason = 政策中的原因代碼
cli-flag-to = 人員的代號或姓名，或 me
cli-flag-team = 支援組的代號或名稱
cli-flag-authority = 升級給誰：政策中的角色；未寫則為上一級
cli-flag-line = 支援線編號
cli-flag-suggest = 不指派：列出組內建議的處理人員及理由
cli-flag-until = 截止時間：2h、14:30、2026-03-02 09:00
cli-flag-by = 最晚何時：15:00、2h、明天 9:00、週五 15:00、明天上午（12:00）
cli-flag-set = 欄位及其新值；可多次給出
cli-flag-set-own = 政策所宣告的欄位及其值；可多次指定
cli-flag-priority = 優先順序，1 為最高
cli-flag-reporter = 通報人：代號、姓名、電話或電子郵件
cli-flag-new-reporter = 新通報人的姓名
cli-flag-phone = 新通報人的電話
cli-flag-channel = 管道（預設 phone）
cli-flag-nature = 性質：故障、服務請求或客訴（預設取政策第一項）
cli-flag-kind = 類型（預設取該性質第一項）
cli-flag-category = 類別：代號、名稱或路徑，如 網路/VPN
cli-flag-impact = 影響程度，1 為最高
cli-flag-urgency = 緊急程度，1 為最高
cli-flag-service = 受影響服務；可多次給出
cli-flag-ci = 受影響組態項目；可多次給出
cli-flag-reported-at = 通報時間：20m 表示 20 分鐘前，或 14:30
cli-flag-occurred-at = 發生時間：1h 表示 1 小時前，或 14:30
cli-flag-tag = 標籤；可多次給出
cli-flag-security = 資安事件：僅政策指定的角色可見
cli-flag-take = 同時受理
cli-flag-solution-now = 同時解決，並記錄此解決方法
cli-flag-accept = 無協議涵蓋時仍受理
cli-flag-solution = 解決方法；- 表示讀取標準輸入
cli-flag-on-site = 到場解決（非遠端）
cli-flag-effort = 實際用時：45m、1h30m
cli-flag-outcome = recovered（預設）、not_recovered、not_satisfied、no_answer
cli-flag-report = 第幾筆通報，從 1 起
cli-flag-visit = 第幾次到場服務，從 1 起；未填則依內容判斷
cli-flag-engineer = 由誰到場；未填則為處理人員，登錄到場時為本人
cli-flag-appointment = 預約時間：2h、14:30、2026-03-02 09:00；新增一次到場服務
cli-flag-arrived = 到場時間：now、14:30、2026-03-02 09:00
cli-flag-left = 離場時間：now、14:30、2026-03-02 09:00
cli-flag-satisfaction = 滿意度，5 為最佳
cli-flag-score = 評分，5 為最佳
cli-flag-close = 同時結案
cli-flag-unconfirmed = 超過政策規定時間後，未經使用者確認即結案
cli-flag-with = 另一事件
cli-flag-relation = related（預設）、duplicate、follows、child
cli-flag-into = 保留的事件
cli-flag-batch = 要復原的批次號（動作後會顯示）
cli-flag-files = 要新增的檔案；- 表示標準輸入，以 --name 命名
cli-flag-attachment = 附件編號，見紀錄
cli-flag-file-name = 檔案在紀錄中的名稱
cli-flag-save-to = 儲存位置：檔案、資料夾，或 - 表示標準輸出
cli-flag-force = 取代已有的檔案
cli-flag-why = 原因說明
cli-attachment-on = 已附上
cli-attachment-off = 已移除
cli-attachment-gone = 內容已清除
cli-attachment-number = 編號
cli-attachment-by = 新增者
cli-attachment-at = 時間
cli-name-of-one = --name 只能命名一個檔案，請只給出一個檔案。
cli-flag-last = 復原該事件的最近一次動作
cli-flag-query = 查詢，例如 狀態:未關閉 優先順序:<=2 剩餘:<30分鐘 處理人:無 outlook

## Columns

cli-column-clock = 時限
cli-column-priority = 優先
cli-column-rev = 修訂號
cli-column-reports = 通報數
cli-column-version = 版本
cli-column-at = 時間
cli-column-recorded = 記錄時間
cli-column-by = 操作人
cli-column-seq = 列號
cli-column-batch = 批次
cli-column-role = 角色
cli-column-via = 途徑
cli-column-os-user = 系統使用者
cli-column-identity = 身分模式
cli-column-record = 紀錄
cli-column-kind = 動作
cli-column-payload = 內容
cli-column-code = 代碼
cli-column-name = 名稱
cli-column-zone = 時區
cli-column-line = 行
cli-column-became = 變化
cli-column-section = 部分
cli-column-entry = 項目
cli-column-what = 內容項
cli-column-old = 原值
cli-column-new = 新值
cli-column-old-goal = 原目標
cli-column-new-goal = 新目標
cli-column-old-due = 原到期時間
cli-column-new-due = 新到期時間
cli-column-old-band = 現況
cli-column-new-band = 屆時
cli-column-old-left = 原剩餘
cli-column-new-left = 新剩餘
cli-column-from = 起
cli-column-until = 迄
cli-column-default = 預設
cli-column-holidays = 假日
cli-column-workdays = 補班日
cli-column-day = 上班日時數
cli-column-skills = 技能
cli-column-on-duty = 值班
cli-column-open = 手上
cli-column-weight = 工作量
cli-column-given = 上次指派

## The directory

cli-person = 服務台與支援組的人員
cli-team = 支援組
cli-contact = 通報人及聯絡方式
cli-org = 客戶單位
cli-service = 服務目錄
cli-ci = 組態項目
cli-category = 類別樹
cli-entry-list = 列出項目
cli-entry-show = 檢視單一項目
cli-entry-add = 新增項目
cli-entry-edit = 修改項目
cli-entry-retire = 停用項目；既有紀錄保留
cli-entry-restore = 恢復使用項目
cli-flag-key = 項目代號
cli-flag-values = 欄位及其值；清單以逗號分隔，參照用代號
cli-flag-retired = 包括已停用的項目

## The policy

cli-policy = 服務台政策
cli-policy-show = 輸出政策
cli-policy-check = 檢查政策：逐行列出錯誤
cli-policy-diff = 策略會改變什麼，哪些未結案事件的到期時間會變
cli-policy-apply = 從現在起套用政策
cli-policy-history = 列出歷次版本
cli-flag-policy-file = 政策檔案；- 表示讀取標準輸入
cli-flag-policy-version = 版本號；預設為生效版本
cli-flag-policy-changes = 以 CSV、行或純文字輸出時：列出有變化的項目，而非時限
cli-policy-no-version = 政策沒有第 { $version } 版。
cli-policy-applied = 第 { $version } 版已生效；調整時限目標的事件數：{ $retargeted }。
cli-policy-good = { $path } 可以套用{ $warnings ->
    [0] 。
   *[other] ；警告：{ $warnings } 條。
  }
cli-policy-looked = 現行政策為第 { $version } 版{ $warnings ->
    [0] ；未見可疑之處。
   *[other] ；警告：{ $warnings } 條。
  }
cli-policy-bad = { $path } 不能套用；錯誤數：{ $errors }。
cli-diff-changes = { $path } 與第 { $version } 版相比：{ $n ->
    [0] 沒有變化。
   *[other] { $n } 處變化。
  }
cli-diff-incidents = { $n ->
    [0] 您可檢視的未結案事件均不調整時限目標。
   *[other] { $n } 個未結案事件將調整時限目標。
  }
cli-diff-moved = 到期時間變動的時限：{ $n }
cli-diff-begun = 開始計時的時限：{ $n }
cli-diff-ended = 不再計時的時限：{ $n }
cli-diff-breached = 屆時將逾時的時限：{ $n }
cli-diff-risked = 屆時有逾時風險的時限：{ $n }
cli-diff-eased = 屆時不再有風險或逾時的時限：{ $n }
cli-diff-rules = 套用時，這些時鐘屆時觸及的升級規則會隨即觸發。
cli-diff-paused = 剩餘 { $left }，暫停計時
cli-diff-entry = { $code }（{ $name }）
cli-diff-revision = 自 { $from } 起
cli-diff-cell = 影響程度 { $impact }、緊急程度 { $urgency }
cli-diff-more = { $items } 等另 { $more } 項

## Agreements

cli-agreement = 服務水準協議
cli-agreement-list = 列出服務水準協議
cli-agreement-show = 檢視協議的全部內容
cli-flag-agreement = 協議代碼
cli-agreement-none = 沒有協議「{ $id }」。
cli-agreement-why = 為何紀錄適用這份協議

## Calendars

cli-calendar = 服務行事曆
cli-calendar-list = 列出生效的行事曆
cli-calendar-show = 依政策寫法檢視行事曆
cli-calendar-lint = 今天看來行事曆與協議有何可疑：從不開放、假日將盡、重疊、到期
cli-flag-lint-file = 要檢查的政策；不寫則為現行政策；- 讀取標準輸入
cli-calendar-eval = 回答行事曆問題：讀入 JSON 行，每行輸出一行 JSON
cli-calendar-holidays = 將假日清單轉換為政策文字
cli-calendar-none = 沒有行事曆「{ $id }」。
cli-sla = 時限：為什麼是這個數
cli-sla-explain = 時限為什麼是這個數：算式、時間軸、依據與每次變更
cli-sla-replay = 核算時間線的回應與解決時限：讀入 JSON 行，每行輸出一行 JSON
cli-flag-lines = JSON 行檔案；「-」或省略表示標準輸入
cli-flag-clock = 時限名，如 resolution、stage:2；不寫則取清單所示的那個
cli-flag-width = 每行的格數
cli-flag-calendar = 行事曆代碼
cli-flag-holiday-file = 假日檔案；- 表示讀取標準輸入
cli-flag-holiday-format = holiday-cn 或 ics
cli-holidays-bad = { $path } 第 { $line } 行：{ $why }
cli-holidays-next = 將這些行放入政策的行事曆，再執行 firstline policy apply。

## The audit trail

cli-audit = 驗證檔案並瀏覽稽核軌跡
cli-audit-verify = 驗證內容未遭修改、刪除或重排
cli-audit-head = 輸出鏈尾，供另行保存
cli-audit-list = 列出稽核事件
cli-flag-head = 曾記下的鏈尾：必須在此鏈中
cli-proof-whole = 稽核軌跡完整：{ $events } 筆稽核事件，{ $incidents } 件事件。
cli-proof-broken = 稽核軌跡已遭破壞：{ $events } 筆稽核事件中發現 { $findings } 處問題。
cli-proof-erased = 已依法清除的內容數：{ $erased }。
cli-audit-more = 還有更多：--before { $seq }
cli-proof-head = 鏈尾：{ $head }
cli-finding-gap = 第 { $after } 列之後是第 { $found } 列：有列遭刪除、插入或重排。
cli-finding-unlinked = 第 { $seq } 列與前一列不銜接。
cli-finding-changed = 第 { $seq } 列遭修改。
cli-finding-forged = 第 { $seq } 列的文字不是原先寫入的內容。
cli-finding-unreadable = 第 { $seq } 列無法讀取：{ $why }
cli-finding-not-folded = 第 { $seq } 列內容不成立：{ $why }
cli-finding-version = 第 { $seq } 列：{ $stream } 的修訂號不連續。
cli-finding-drift = 第 { $seq } 列：{ $place } 的原值與所記不符。
cli-finding-queue = 佇列中的事件 { $incident } 與其紀錄不符。
cli-finding-stray = 資料表 { $table } 與稽核軌跡相差 { $more } 列。
cli-finding-directory = 目錄中的 { $stream } 與稽核軌跡不符。
cli-finding-policy = 政策第 { $version } 版不是當時套用的內容。
cli-finding-attachment-missing = 事件 { $incident } 附件 { $number } 的內容遺失。
cli-finding-attachment-changed = 事件 { $incident } 附件 { $number } 的內容不是當時新增的內容。
cli-finding-head = 記下的鏈尾（第 { $noted } 列）不在此鏈中：鏈遭截斷或取代。

# import
cli-noun-import = 其他系統的歷史資料
cli-import-history = 匯入其他服務台的歷史：事件及其完整時間軸
cli-flag-import-map = 隨程式提供的對應 (servicenow-event-log)，或對應檔
cli-flag-import-until = 只取此時間以前的列，依對應的時區
cli-flag-import-live = 用這些資料新建工作台，時鐘設在資料結束處並繼續走
cli-flag-import-dry-run = 只說明會做什麼，不做任何變更
cli-flag-import-file = 要讀取的匯出檔；- 表示標準輸入
cli-import-maps = 隨程式提供的對應；給出名稱則輸出整份對應
cli-flag-import-maps-name = 要輸出的對應；`writing` 輸出撰寫說明
cli-session-about = 為 --as 指定的人開啟主控台：SSH 登入的強制命令
