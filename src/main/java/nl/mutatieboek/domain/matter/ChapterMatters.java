package nl.mutatieboek.domain.matter;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import nl.mutatieboek.domain.MatterEvent;
import nl.mutatieboek.domain.moment.MomentCalendar;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MatterId;
import nl.mutatieboek.domain.value.Moment;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** State of the parliamentary matters of a chapter. */
public record ChapterMatters(PMap<MatterId, ParliamentaryMatter> byId) {
    public static final ChapterMatters NONE = new ChapterMatters(HashTreePMap.empty());

    /**
     * Returns the matters that count for one on a bill. If that bill is public, those on bills under embargo do not
     * count, so that no refusal tells of them.
     *
     * @param bill a registered moment, or null
     */
    ChapterMatters countingFor(@Nullable Moment bill, ChapterCode chapter, MomentCalendar calendar) {
        Moment hidden = calendar.firstUnderEmbargo(chapter).orElse(null);
        Comparator<Moment> order = calendar.momentOrder();
        if (hidden == null || (bill != null && order.compare(bill, hidden) >= 0)) {
            return this;
        }
        return new ChapterMatters(byId.minusAll(byId.values().stream()
                .filter(matter -> matter.bills().stream().anyMatch(named -> order.compare(named, hidden) >= 0))
                .map(ParliamentaryMatter::id)
                .toList()));
    }

    Optional<ParliamentaryMatter> find(@Nullable MatterId id) {
        return Optional.ofNullable(id).map(byId::get);
    }

    /** Returns the other matters that have a parliamentary paper of this number, in whatever spelling. */
    Stream<ParliamentaryMatter> withPaper(String paper, MatterId except) {
        return byId.values().stream()
                .filter(matter -> !matter.id().equals(except))
                .filter(matter -> matter.hasPaper(paper));
    }

    /** Applies an event. Throws an exception if the event cannot follow this state. */
    public ChapterMatters plus(MatterEvent event) {
        ParliamentaryMatter known = byId.get(event.matter());
        if ((known == null) != (event instanceof MatterEvent.MatterRecorded)) {
            throw new IllegalStateException("Recorded twice or never: " + event);
        }
        return new ChapterMatters(byId.plus(event.matter(), evolve(known, event)));
    }

    /** Returns a matter after an event. */
    public static ParliamentaryMatter evolve(@Nullable ParliamentaryMatter known, MatterEvent event) {
        if (event instanceof MatterEvent.MatterRecorded e) {
            return new ParliamentaryMatter(e.matter(), e.details());
        }
        if (known == null) {
            throw new IllegalStateException("Never recorded: " + event);
        }
        return switch (event) {
            case MatterEvent.MatterStep e -> known.plus(e);
            case MatterEvent.MatterStepRevoked e -> known.plus(e);
            case MatterEvent.MatterRecorded e -> throw new IllegalStateException("Recorded twice: " + e);
        };
    }
}
