package nl.mutatieboek.domain.chapter;

import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.value.PersonId;

/** Change that one person proposed and no second person has confirmed yet. */
public record PendingTwoPersonChange(Event.TwoPersonChange change, PersonId by) {}
