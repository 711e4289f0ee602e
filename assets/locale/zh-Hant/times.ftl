### Ages and dates.
### Taiwan usage in its own words, not converted from zh-Hans.

## Ages

ago-now = 剛剛
ago-minutes = { $n } 分鐘前
ago-hours = { $n } 小時前
ago-days = { $n } 天前

## Weekdays, short: at most 4 cells

weekday-mon = 週一
weekday-tue = 週二
weekday-wed = 週三
weekday-thu = 週四
weekday-fri = 週五
weekday-sat = 週六
weekday-sun = 週日
