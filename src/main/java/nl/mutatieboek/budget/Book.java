package nl.mutatieboek.budget;

import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.MutationId;

/** What a decision may look at: the state of the streams, as of the last event decided. */
public interface Book {
    Calendar calendar();

    Chapter chapter(ChapterCode code);

    Mutation mutation(MutationId id);
}
