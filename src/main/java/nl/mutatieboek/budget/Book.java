package nl.mutatieboek.budget;

import java.util.function.Function;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.MutationId;

/** What a decision may look at: the state of the streams, as of the last event decided. */
public interface Book {
    Calendar calendar();

    Chapter chapter(ChapterCode code);

    Mutation mutation(MutationId id);

    /** What is decided of a chapter that the book knows; of any other, that it does not. */
    default Decision inChapter(ChapterCode code, Function<Chapter.Open, Decision> decide) {
        return switch (chapter(code)) {
            case Chapter.NotOpened n -> Decision.refused(new Refusal.UnknownChapter(code));
            case Chapter.Open open -> decide.apply(open);
        };
    }
}
