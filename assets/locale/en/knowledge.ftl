### Knowledge: entries of the knowledge base, how they are written, found and applied.

thing-article = Knowledge entry
field-symptoms = Symptoms
field-steps = Steps
field-level = Level
field-known_error = Known error
field-audience = Audience
field-review_by = Review by
field-valid_until = Valid until
field-version = Edition
field-author = Author
field-reviewer = Reviewer
field-published_at = Published
field-uses = Uses
field-helpful = Helped
field-unhelpful = Did not help
field-article = Knowledge entry
field-applied = Applied entry
field-outcome = Helped or not
field-step = Step
field-done_by = Done by
field-done_at = Done at

kb-state-draft = Draft
kb-state-in_review = In review
kb-state-published = Published
kb-state-retired = Retired
kb-audience-users = Users too
kb-audience-staff = Staff
kb-audience-specialists = Specialists only
kb-outcome-helpful = Helped
kb-outcome-unhelpful = Did not help

## The entry in words

kb-section-entry = ENTRY
kb-section-steps = STEPS
kb-section-use = USE
kb-section-history = HISTORY
kb-head-edition = { $state }, edition { $version }
kb-head-next = { $state }; edition { $version } is in force
kb-level = K{ $level } ({ $who })
kb-level-first = the first line may apply it
kb-level-higher = only higher lines may apply it
kb-counts = { $uses ->
    [one] once
   *[other] { $uses } times
  }; helped { $helpful }, did not help { $unhelpful }
kb-past-drafted = drafted it
kb-past-drafted-from = drafted it from incident { $incident }
kb-past-edited = changed { $fields }
kb-past-submitted = submitted it for review
kb-past-returned = returned it
kb-past-published = published edition { $version }
kb-past-retired = retired it
kb-past-restored = restored it
kb-past-applied = applied it to incident { $incident }
kb-past-withdrawn = took back the applying to incident { $incident }
kb-past-rated = said of it on incident { $incident }: { $outcome }

## On the incident

section-knowledge = KNOWLEDGE
timeline-kb-applied = applied { $article }
timeline-ticked = did step { $number } of the checklist
timeline-unticked = marked step { $number } of the checklist as not done
timeline-kb-rated = said of the knowledge entry
timeline-step-field = step { $number }, { $field }
done-kb-applied = { $id } has the entry's steps as its checklist
done-ticked = checklist of { $id } changed
done-kb-rated = what helped with { $id } is noted

## Refusals

refusal-article-not-while = { $article } is { $state } (KB-1).
refusal-article-stale = { $who } changed { $article } at { $at }.
refusal-article-level = { $article } is of level { $level }; the first line may apply levels 1 and 2 (LIFE-7).
hint-article-level = Hand it to a higher line, or ask the desk lead.
refusal-article-not-in-force = { $article } is not published, so it cannot be applied (KB-1).
refusal-article-over = { $article } was valid until { $at }, so it cannot be applied any more (KB-1).
hint-article-not-in-force = Look for another entry, or have this one reviewed and published.
refusal-article-of-security = { $incident } is a security incident; everybody reads the knowledge base (SEC-1).
undo-bar-knowledge = A change of the knowledge base is not undone (ONE-4).
undo-hint-knowledge = Edit, return, retire or restore the entry instead.

## Command line

cli-finding-article = The rows of { $article } are not what its record makes.
cli-kb = The knowledge base
cli-kb-search = Find entries by their words, the likeliest first
cli-kb-list = The shelf: every entry
cli-kb-show = One entry whole
cli-kb-new = Draft an entry
cli-kb-edit = Change a draft; of a published entry, begin its next edition
cli-kb-submit = Submit a draft for review
cli-kb-publish = Publish what is in review
cli-kb-return = Return what is in review to its author
cli-kb-retire = Retire an entry
cli-kb-restore = Restore a retired entry
cli-kb-apply = Apply an entry to an incident: its steps become the checklist
cli-kb-tick = A step of an incident's checklist is done
cli-kb-rate = Say whether the entry that was applied has helped
cli-flag-kb-id = The entry's number, as KB-118 or 118
cli-flag-kb-words = Words to look for
cli-flag-kb-state = Only draft, in_review, published or retired
cli-flag-kb-level = Only level 1, 2 or 3
cli-flag-kb-category = Only this category and what is below it
cli-flag-kb-known = Only known errors
cli-flag-kb-from = The incident it is learnt from; fills the fields
cli-flag-kb-steps = The steps, one a line; - reads standard input
cli-flag-kb-set-level = 1 or 2: the first line may apply it; 3: only higher lines
cli-flag-kb-known-error = yes or no
cli-flag-kb-audience = users, staff or specialists
cli-flag-kb-tags = Tags, with commas between
cli-flag-kb-many = Keys, with commas between
cli-flag-kb-date = A day or a time; nothing takes it away
cli-flag-kb-edition = The edition that was read; another one is refused
cli-flag-kb-step = The step's number in the checklist
cli-flag-kb-undone = It is not done after all
cli-flag-kb-applied = which of the applied entries, from 1; the last one
cli-flag-kb-unhelpful = It did not help

## The pane

place-knowledge = Knowledge
act-go-knowledge = knowledge base
help-go-knowledge = Entries by their words, the one under the cursor beside them
act-kb-known = knowledge
help-kb-known = Open the knowledge base for this incident: what looks like it first
help-kb-down = Next entry, next step of the checklist, or next line
help-kb-up = Entry, step or line before
act-kb-page-down = page down
help-kb-page-down = A page of entries or lines on
act-kb-page-up = page up
help-kb-page-up = A page of entries or lines back
act-kb-first = first
help-kb-first = To the first entry or line
act-kb-last = last
help-kb-last = To the last entry or line
act-kb-search = search
help-kb-search = Look for entries by their words, as they are typed
act-kb-read = read
help-kb-read = Into the entry; Esc goes back to the list
act-kb-tick = tick
help-kb-tick = Tick off the step under the cursor, or take the tick away
act-kb-apply = apply
help-kb-apply = Apply the entry to the incident: its steps become the checklist there
act-kb-note = into note
help-kb-note = Put the steps into a note of the incident
act-kb-helped = helped
help-kb-helped = The entry that was applied has helped
act-kb-unhelped = did not help
help-kb-unhelped = The entry that was applied has not helped
act-kb-new = new entry
help-kb-new = Draft an entry: from the incident where that is resolved, else from the words that found nothing
act-kb-edit = edit
help-kb-edit = Change the text; of a published entry, begin its next edition
act-kb-submit = submit
help-kb-submit = Submit the draft for review
act-kb-publish = publish
help-kb-publish = Publish what is in review
act-kb-return = return
help-kb-return = Return what is in review to its author, with a reason
act-kb-retire = retire
help-kb-retire = Retire the entry, with a reason
act-kb-restore = restore
help-kb-restore = Use a retired entry again
act-kb-filter = by state
help-kb-filter = All entries, drafts, in review, published, retired
act-kb-copy = copy
help-kb-copy = Copy number, title and steps
act-kb-clear = all entries
help-kb-clear = Out of the search, to all entries
why-not-knowledge = That is done in the knowledge base; 3 goes there
why-no-kb-entry = There is no entry under the cursor
why-not-searched = Nothing is being looked for
why-not-applied = The entry is not applied to an incident here; b applies it
why-not-reading = Steps are ticked while the entry is read; Enter goes there
done-kb-drafted = The draft is kept
done-kb-edited = { $article } is changed
done-kb-submitted = { $article } is in review
done-kb-returned = { $article } is a draft again
done-kb-published = { $article } is published
done-kb-retired = { $article } is retired
done-kb-restored = { $article } is back
kb-all = All entries
kb-like = Worth a look
kb-for = for { $id }  { $title }
kb-count = { $n ->
    [one] 1 entry
   *[other] { $n } entries
  }
kb-uses = { $n }x
kb-over = over
kb-looking = Looking
kb-none-found = No entry holds { $text }
kb-none-found-next = i drafts one from these words, Esc shows all
kb-none-like = No entry looks like this incident
kb-none-like-next = / searches, Esc shows all, i drafts one
kb-none-in-state = No entry stands there
kb-none-in-state-next = f shows others, Esc all
kb-none = The knowledge base is empty
kb-none-next = i drafts the first entry
form-kb-level-1 = K1: the first line applies it
form-kb-level-2 = K2: the first line applies it with care
form-kb-level-3 = K3: only higher lines
why-reading = The entry is being read already
