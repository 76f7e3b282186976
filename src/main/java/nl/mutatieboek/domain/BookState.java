package nl.mutatieboek.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;
import nl.mutatieboek.domain.chapter.Chapter;
import nl.mutatieboek.domain.moment.MomentCalendar;
import nl.mutatieboek.domain.mutation.Mutation;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MutationId;

/** State that a decision may read: the streams as of the last decided event. */
public interface BookState {
    /** Time zone of all calendar days. */
    ZoneId THE_HAGUE = ZoneId.of("Europe/Amsterdam");

    /** Time of the decision. */
    Instant decidedAt();

    /** Today, in the Netherlands. */
    default LocalDate today() {
        return LocalDate.ofInstant(decidedAt(), THE_HAGUE);
    }

    MomentCalendar calendar();

    Chapter chapter(ChapterCode code);

    Mutation mutation(MutationId id);

    /** Decides within an open chapter; refuses with {@code UnknownChapter} if the chapter is not in the book. */
    default Decision decideInChapter(ChapterCode code, Function<Chapter.Open, Decision> decide) {
        return switch (chapter(code)) {
            case Chapter.NotOpened n -> Decision.refused(new StructureRefusal.UnknownChapter(code));
            case Chapter.Open open -> decide.apply(open);
        };
    }
}
