### Refusals: what the rules do not allow, why, and what is possible.
### Taiwan usage in its own words, not converted from zh-Hans.

refusal-with-hint = { $said }{ $hint }
code-with-name = { $code }（{ $name }）

## Rights

refusal-forbidden = 您的角色沒有{ $act }的權限（ROLE-5）。
refusal-not-your-team = 您只能在所屬支援組內{ $act }；這筆事件目前在「{ $team }」（ROLE-5）。
refusal-not-the-desk = 您只能在所屬支援組內{ $act }；這筆事件目前在服務台（ROLE-5）。
refusal-not-that-way = 您只能往更高的支援線升級，或退回給轉來的人（ROLE-5）。
refusal-only-propose = 您可以提議{ $act }，但無法自行決定（ROLE-5）。
refusal-two-managers = { $person } 會同時擔任{ $incident }與{ $problem }，這兩個角色應由不同人擔任（ROLE-2）。
refusal-last-admin = 這樣就沒有人能管理這個檔案了（ROLE-5）。
refusal-nobody = 系統使用者「{ $user }」不是這個服務台的人員（ROLE-6）。
refusal-not-declared = 這個檔案以登入身分為準，不採用 --as（ROLE-6）。
refusal-not-major = 這不是重大事件，沒有利害關係人在等候通報（MAJ-2）。
refusal-empty-file = { $name } 是空檔案。
refusal-file-too-large = { $name } 超過 { $limit }，即此處附件的大小上限（LIFE-2）。
hint-file-too-large = 請壓縮、只附上有用的部分，或註明存放位置。
refusal-attachment-not-there = 此處沒有附件 { $number }。
refusal-attachment-detached = 附件 { $number } 已移除。
refusal-attachment-erased = 附件 { $number } 的內容已清除，僅保留其存在的紀錄（AUD-4）。
hint-nobody-may = 目前沒有人有權限，須由政策指定角色。
hint-roles = 有權限的角色：{ $roles }。
hint-decided-by = 由這些角色決定：{ $roles }。
hint-ask-team = 請洽 { $team } 或{ $manager }。
hint-ask-desk = 請洽服務台或{ $manager }。
hint-any-way = 可轉派給任何支援組的角色：{ $roles }。
hint-two-managers = 請將其中一個角色交給別人，或在政策中註明理由予以豁免。
hint-last-admin = 請先指定另一位系統管理員。
hint-nobody = 系統管理員可將此使用者登錄到對應的人員。
hint-not-declared = 請拿掉 --as。
hint-not-major = 可回覆使用者，或重新評估影響程度。

## States

refusal-illegal-move = { $incident }不能改為{ $to }。
refusal-not-while = { $incident }不能做這個動作。
hint-possible = 可用：{ $possible }。
hint-while = 僅限以下狀態：{ $states }。
hint-only-undo = 狀態不會再變動，只能用復原回到之前。

## What is asked for

refusal-missing = 還需要：{ $fields }。
refusal-missing-required = 還需要：{ $fields }（LIFE-2）。
refusal-missing-until = 請註明暫停到何時（SLA-3）。
refusal-missing-changes = 沒有指定要變更的內容。
refusal-missing-whom = 請註明指派給哪個支援組或哪位人員（LIFE-8）。
refusal-missing-text = 內容是空的，請先填寫。
refusal-invalid = { $field }不能是「{ $value }」。
refusal-invalid-empty = { $field }不能空白。
refusal-custom-not-declared = 政策中沒有欄位「{ $field }」。
refusal-custom-not-of-nature = { $nature }沒有「{ $field }」這個欄位。
refusal-custom-not-number = { $field }：「{ $value }」不是整數。
refusal-custom-not-date = { $field }：「{ $value }」不是日期，請寫成 2026-05-01。
refusal-not-editable = { $field }無法直接編輯，須透過對應的動作變更。
refusal-not-found = 找不到{ $thing }「{ $what }」。
refusal-retired = 「{ $name }」已停用。
refusal-needs-reason = 請註明原因。
refusal-needs-reason-hand-over = 請註明轉派原因（LIFE-8）。
refusal-needs-reason-suspend = 請註明暫停原因（SLA-3）。
refusal-needs-reason-cancel = 請註明取消原因。
refusal-already-so = 「{ $field }」原本就是如此，沒有變更。
refusal-too-long = { $field }太長：{ $size }，上限 { $limit }。
refusal-key-taken = 代號「{ $key }」已由另一個{ $thing }使用。
refusal-time = { $field }不能是 { $at }。
refusal-time-too-early = { $field }必須晚於 { $limit }，不能是 { $at }。
refusal-time-too-late = { $field }不得晚於 { $limit }，不能是 { $at }。
refusal-time-between = { $field }必須介於 { $from } 與 { $to } 之間，不能是 { $at }。
hint-too-long = 請縮短內容。
hint-key-taken = 請換一個代號。

## Somebody else was there

refusal-stale = 未儲存：{ $who } 已於 { $at } 變更{ $groups }。
hint-stale = 請重新檢視後再決定。

## Confirming, closing, reopening

refusal-desk-closes = 使用者通報的事件只能由服務台結案（LIFE-15）。
refusal-not-confirmed = 使用者尚未確認（LIFE-15）。
refusal-not-confirmed-yet = 使用者尚未確認；{ $from } 起才能以未經使用者確認結案（LIFE-17）。
refusal-no-user-to-ask = 這筆事件不是使用者通報的，沒有人可以確認（LIFE-15）。
refusal-reopen-window-over = 這筆事件已於 { $closed } 結案，結案後 { $window } 內才能重新開啟（LIFE-16）。
refusal-out-of-scope = 沒有有效的服務水準協議涵蓋此單位、服務與性質（LIFE-4）。
hint-desk-closes = 請先解決事件，由服務台與使用者確認並結案。
hint-not-confirmed = 請詢問使用者並記下回覆。
hint-no-user-to-ask = 不需確認，可直接結案。
hint-reopen-window-over = 請登錄新事件並關聯到這一筆。
hint-out-of-scope = 可以非服務範圍為由婉拒，或依預設協議受理。

## Handing over

refusal-nobody-to-return-to = 這筆事件不是別人轉來的，無法退回（LIFE-9）。
refusal-no-higher-line = { $line } 之上沒有更高的支援線（ROLE-3）。
refusal-which-team = 符合的支援組不只一個（ROLE-3）。
refusal-no-team-in-line = { $line } 沒有支援組（ROLE-3）。
refusal-not-in-team = { $person } 不屬於 { $team }（ROLE-3）。
hint-nobody-to-return-to = 可以改用指派或升級。
hint-no-higher-line = 可以在同一條支援線內指派，或退回。
hint-which-team = 請指明其中一個：{ $teams }。
hint-no-team-in-line = 請指明其他支援線的支援組。
hint-in-team = { $team } 的成員：{ $members }。

## Merging

refusal-merge-self = 事件不能與自己合併或關聯。
refusal-merge-into = 事件 { $into } { $state }，不能再併入。
hint-merge-self = 請指明另一個編號。
hint-merge-into = 請併入未結案的事件，或將兩者關聯。

## Undo

refusal-undo-later = { $who } 後來（{ $at }）變更了{ $fields }，復原會失去這些變更（ONE-4）。
hint-undo-later = 請改用手動變更。
undo-bar-sent = 已送達使用者，無法收回（ONE-4）。
undo-bar-recorded = 已登錄的事件無法復原（ONE-4）。
undo-bar-undone = 這個動作已經復原過（ONE-4）。
undo-bar-imported = 其他系統的紀錄無法在此復原（ONE-4）。
undo-bar-erased = 復原會帶回已依法清除的內容（ONE-4）。
undo-bar-nothing = 沒有您可以復原的動作（ONE-4）。
undo-hint-sent = 請再回覆一次更正。
undo-hint-recorded = 可以改為取消事件。
undo-hint-undone = 如仍需要，請再做一次該動作。
undo-hint-by-hand = 請改用手動變更欄位。

## Findings in a policy

policy-at = 第 { $line } 行第 { $column } 欄：{ $problem }
policy-at-path = 第 { $line } 行第 { $column } 欄，{ $path }：{ $problem }
policy-syntax = 不是有效的 TOML：{ $message }。
policy-unknown-key = 這裡沒有「{ $key }」這個鍵。
policy-unknown-key-meant = 這裡沒有「{ $key }」這個鍵；是否想寫「{ $nearest }」？
policy-missing-key = 缺少「{ $key }」；寫法請見隨附的預設政策。
policy-wrong-shape = 這裡應為{ $expected ->
    [text] 文字
    [number] 整數
    [flag] true 或 false
    [date] 日期
    [list] 清單
   *[table] 表格
  }，而不是{ $found ->
    [text] 文字
    [number] 整數
    [flag] true 或 false
    [date] 日期
    [list] 清單
    [fraction] 小數
   *[table] 表格
  }。
policy-bad-code = 「{ $code }」不能當代碼；請用小寫字母、數字與 _，並以字母開頭。
policy-twice = 「{ $name }」在這裡出現兩次，請留一個。
policy-unknown-name = 沒有{ $thing ->
    [act] 動作
    [calendar] 行事曆
    [cell] 限定
    [nature] 性質
    [role] 角色
   *[word] 選項
  }「{ $name }」。
policy-unknown-name-meant = 沒有{ $thing ->
    [act] 動作
    [calendar] 行事曆
    [cell] 限定
    [nature] 性質
    [role] 角色
   *[word] 選項
  }「{ $name }」；是否想寫「{ $nearest }」？
policy-bad-span = 「{ $text }」不是時間長度；請寫 30m、2h、1h30m 或 3d。
policy-bad-date = 「{ $text }」不是日期；請寫 2026-05-01。
policy-bad-percent = 「{ $text }」不是百分比；請寫成 99.5，最多三位小數。
policy-bad-days = 「{ $text }」不是星期；請寫 mon-fri 或 sat, sun。
policy-bad-time-of-day = 「{ $text }」不是時刻；請寫 08:00。
policy-out-of-range = { $found } 不在 { $least } 到 { $most } 之間。
policy-empty = 這裡不能空白。
policy-order = 這裡應為 { $expected }，而不是「{ $found }」；等級與支援線從 1 起連續編號。
policy-not-ascending = 每段時間都必須比前一段長。
policy-matrix-shape = 矩陣在這裡需要 { $expected } 項（每級一項），目前有 { $found } 項。
policy-matrix-falls = 影響程度 { $impact }、緊急程度 { $urgency } 得到 P{ $found }，但較低的影響或緊急程度已得到 P{ $above }。
policy-zero-goal = 目標為零無法達標；沒有目標時請拿掉這個鍵。
policy-no-day = 「{ $text }」以上班日計算，但行事曆「{ $calendar }」沒有註明一天多長；請寫 day = "8h"。
policy-resolution-before-response = 解決時限比回應時限短。
policy-default-agreements = 預設協議必須剛好一份，目前有 { $found } 份；請在其中一份寫 default = true。
policy-no-target = 沒有 P{ $priority } 的目標，這類事件不會有時限。
policy-ends-before-it-begins = 協議的結束日（{ $until }）早於開始日（{ $from }）。
policy-never-open = 行事曆「{ $calendar }」自 { $from } 起一年內沒有任何服務時間：其中的目標沒有到期時間（行事曆關閉）；請填寫每週時間或特殊時間。
policy-holidays-end = 這裡的假日與補班日只到 { $last } 年；請輸入 { $next } 年的（firstline calendar import-holidays）。
policy-overlap = { $first } 與 { $second } 重疊；重疊部分只計一次，但請核對本意。
policy-revision-past = 此修訂始於 { $from }，早於今天，且尚未生效：正在計時的時鐘將自該日起重新計算；請改為以後的日期，或確認這正是本意。
policy-ends-soon = 協議將於 { $until } 到期，且沒有後續協議；請續約、寫入後續協議，或去掉 valid_until。
policy-ended-without-successor = 協議已於 { $until } 到期，且沒有後續協議：它繼續有效，待續約；請續約或寫入後續協議。
policy-bands-crossed = critical 比 warning 更早開始；其時間與百分比都不能更大。
policy-not-the-desk = 「{ $role }」不是服務台角色，而「{ $act }」只能由服務台執行（LIFE-15）；請在該角色寫 desk = true，或將其拿掉。
policy-cell-not-for-act = 「{ $act }」不能寫「{ $cell }」；可用：{ $allowed }。
policy-bad-trigger = 規則需要 clock 加 percent、before 或 after；或 follows 加 after；或至少一個條件。
policy-duty-gap = 從 { $from } 到 { $until }，「{ $team }」組無人值班，而協議「{ $agreement }」此時計時（行事曆「{ $calendar }」）。
policy-duty-team = 本服務台沒有「{ $team }」組。
policy-duty-person = 「{ $team }」組中沒有「{ $name }」。
policy-nobody-may = 沒有人有權「{ $act }」；請至少指定一個角色。
policy-calendar = 不是有效的行事曆：{ $message }。
policy-zone = 找不到時區：{ $message }。
undo-bar-policy = 時限目標由政策變更，並非個人操作，無法復原 (ONE-4)。
undo-hint-policy = 請套用另一版政策。
