"""Why a quotation has its speaker: one sentence each, for readers."""

from core.messages import N_

NAMED_AFTER = N_("The speaker is named after it.")
NAMED_BEFORE = N_("The speaker is named before it.")
GOES_ON = N_("The one who spoke last goes on.")
PRONOUN = N_("A pronoun stands for the one who spoke last.")
ROLE = N_("Only an office or role is named; in this article it is this person's.")
POINTED = N_("“Itu” or “ini” points back to the one who is spoken of.")
CALLED = N_("It is another name of the one who is spoken of.")
ONLY_VERB = N_("Only the verb of speech shows that this is a name.")
IN_OFFICE = N_("Only the office is named; this is who held it on the day of the article.")
NOBODY = N_("Nobody is named as its speaker.")
REASONS = (NAMED_AFTER, NAMED_BEFORE, GOES_ON, PRONOUN, ROLE, POINTED, CALLED, ONLY_VERB, IN_OFFICE, NOBODY)
