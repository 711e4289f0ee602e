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
cli-kb = the knowledge base
cli-kb-search = find entries by their words, the likeliest first
cli-kb-list = the shelf: every entry
cli-kb-show = one entry whole
cli-kb-new = draft an entry
cli-kb-edit = change a draft; of a published entry, begin its next edition
cli-kb-submit = submit a draft for review
cli-kb-publish = publish what is in review
cli-kb-return = return what is in review to its author
cli-kb-retire = retire an entry
cli-kb-restore = restore a retired entry
cli-kb-apply = apply an entry to an incident: its steps become the checklist
cli-kb-tick = a step of an incident's checklist is done
cli-kb-rate = say whether the entry that was applied has helped
cli-flag-kb-id = the entry's number, as KB-118 or 118
cli-flag-kb-words = words to look for
cli-flag-kb-state = only draft, in_review, published or retired
cli-flag-kb-level = only level 1, 2 or 3
cli-flag-kb-category = only this category and what is below it
cli-flag-kb-known = only known errors
cli-flag-kb-from = the incident it is learnt from; fills the fields
cli-flag-kb-steps = the steps, one a line; - reads standard input
cli-flag-kb-set-level = 1 or 2: the first line may apply it; 3: only higher lines
cli-flag-kb-known-error = yes or no
cli-flag-kb-audience = users, staff or specialists
cli-flag-kb-tags = tags, with commas between
cli-flag-kb-many = keys, with commas between
cli-flag-kb-date = a day or a time; nothing takes it away
cli-flag-kb-edition = the edition that was read; another one is refused
cli-flag-kb-step = the step's number in the checklist
cli-flag-kb-undone = it is not done after all
cli-flag-kb-applied = which of the applied entries, from 1; the last one
cli-flag-kb-unhelpful = it did not help
