### Forms: titles, labels, remarks, faults, keys.
### Taiwan usage in its own words, not converted from zh-Hans.

## Titles

form-title-intake = 新增事件
form-title-call = 登錄通話
form-title-confirm = 與使用者確認
form-title-edit = 編輯欄位
form-title-override = 調整優先順序
form-title-follow_up = 回訪
form-title-visit = 到場服務
form-public = 對外公開

## Sections of the new incident

form-section-caller = 通報人
form-section-what = 事件內容
form-section-weight = 影響與緊急
form-section-clocks = 若現在登錄的時限
form-section-resolve = 解決
form-section-more = 其他
form-section-same = 同一事件？
form-section-open = 未結案的工單

## Labels that are no term of a field

form-label-text = 內容
form-label-reason = 原因
form-label-until = 暫停至
form-label-into = 合併至
form-label-relation = 關聯類型
form-label-to = 關聯至
form-label-outcome = 確認結果
form-label-close = 一併結案
form-label-score = 評分
form-label-words = 使用者原話
form-label-report = 通報序號
form-label-visit = 第幾次
form-label-units = 受影響部門
form-label-name = 姓名
form-label-phone = 電話
form-label-email = 電子郵件
form-label-on-site = 到場處理
form-label-out-of-scope = 超範圍受理

## Answers

form-yes = 是
form-no = 否
form-new = 新聯絡人
form-new-contact = 新聯絡人：{ $what }
suggest-skill = 技能 { $skills }
suggest-on-duty = 值班中
suggest-off-duty = 不在班
suggest-open = 手上 { $open }
hand-over-again = 這將是此事件第 { $n } 次轉派。
form-outcome-recovered = 已恢復
form-outcome-not_recovered = 未恢復
form-outcome-not_satisfied = 不滿意
form-outcome-no_answer = 無人回應
form-relation-related = 相關
form-relation-duplicate = 重複
form-relation-follows = 後續
form-relation-child = 從屬
form-score-1 = 非常不滿意
form-score-2 = 不滿意
form-score-3 = 普通
form-score-4 = 滿意
form-score-5 = 非常滿意

## Remarks at the right edge

form-found-key = 依代碼找到
form-found-name = 依姓名找到
form-found-number = 依號碼找到
form-found-mail = 依電子郵件找到
form-vip = VIP
form-from-ci = 來自組態項目，Tab 採用
form-from-service = 來自服務，Tab 採用
form-from-users = 依受影響人數，Tab 採用
form-from-same = 與相似事件相同，Tab 採用
form-remark-live = 當場回應
form-remark-now = 現在
form-remark-when = 30分鐘、15:00、週一 9:00
form-remark-matrix = 影響 { $impact } x 緊急 { $urgency }
form-remark-pauses = 暫停計時
form-remark-runs-on = 不暫停計時
form-remark-open-here = 此處 { $n } 件未結案
form-remark-scope = 不在協議範圍內

## Clocks if logged now

form-clock-by = { $at } 前
form-clock-met = 即時達標
form-clock-never = 無服務時間

## The same incident

form-same-ci = 同一組態項目
form-same-service = 同一服務
form-same-organisation = 同一單位
form-same-words = { $n } 個相同詞
form-same-none = 暫無
form-same-count = { $n } 件相似事件：
form-same-offer = 先檢視，以免重複登錄
form-join = 併入
form-caller-none = 尚未選擇

## What is wrong with a field

form-fault-missing = 必填
form-fault-not-one = { $value }：不在選項中，按向下鍵檢視
form-fault-when = 不是時間：30分鐘、明天 9:00、週一 9:00、2026-03-15 9:00
form-fault-no-such-time = 沒有這樣的時間
form-fault-over = 時間已過
form-fault-not-yet = 時間未到
form-fault-not-before = 不得早於 { $at }
form-fault-not-after = 不得晚於 { $at }
form-fault-span = 不是時長：30分鐘、2小時、1h30
form-fault-number = 請填整數
form-fault-date = 請填日期，如 2026-05-01
form-fault-too-long = 過長：{ $size } / { $limit } 位元組
form-fault-already = 已是如此
form-fault-which-team = 有多個支援組，請選擇
form-fault-not-in-team = 不在該支援組
form-fault-no-team = 該支援線沒有支援組
form-fault-no-line = 沒有更高的支援線
form-fault-not-found = 找不到 { $what }
form-fault-cannot-merge = 不能是它本身，且須未結案
form-fault-scope = 不在協議範圍內：選是則仍受理

## Keys

form-key-save = 儲存
form-key-send = 傳送給使用者
form-key-log = 登錄
form-key-take = 登錄並受理
form-key-resolve = 登錄並解決
form-key-next = 下一項
form-key-suggest = 建議
form-key-back = 返回表單
form-key-close = 關閉並留草稿
