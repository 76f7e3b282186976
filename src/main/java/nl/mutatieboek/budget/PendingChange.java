package nl.mutatieboek.budget;

import nl.mutatieboek.budget.term.PersonId;

/** A change that one person proposed and no second person confirmed yet. */
record PendingChange(Event.TwoPersonChange change, PersonId by) {}
