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

/** What a decision may look at: the state of the streams, as of the last event decided. */
public interface BookState {
    /** The time zone in which the state counts its days. */
    ZoneId THE_HAGUE = ZoneId.of("Europe/Amsterdam");

    /** The time at which is decided. */
    Instant decidedAt();

    /** Today, in the Netherlands. */
    default LocalDate today() {
        return LocalDate.ofInstant(decidedAt(), THE_HAGUE);
    }

    MomentCalendar calendar();

    Chapter chapter(ChapterCode code);

    Mutation mutation(MutationId id);

    /** What is decided of a chapter that the book knows; of any other, that it does not. */
    default Decision decideInChapter(ChapterCode code, Function<Chapter.Open, Decision> decide) {
        return switch (chapter(code)) {
            case Chapter.NotOpened n -> Decision.refused(new Refusal.UnknownChapter(code));
            case Chapter.Open open -> decide.apply(open);
        };
    }
}
