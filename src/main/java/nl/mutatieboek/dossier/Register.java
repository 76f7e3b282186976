package nl.mutatieboek.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.mutatieboek.balance.BookedLines;
import nl.mutatieboek.budget.Event;
import nl.mutatieboek.budget.term.Basis;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.budget.term.PersonId;
import nl.mutatieboek.budget.term.Proposal;
import nl.mutatieboek.dossier.Registered.Found;
import nl.mutatieboek.ledger.Entries;
import nl.mutatieboek.ledger.Entry;
import nl.mutatieboek.ledger.Projections;
import nl.mutatieboek.ledger.Who;
import nl.mutatieboek.structure.Point;
import nl.mutatieboek.structure.SeenHistory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The register of mutations, the newest proposal first. What it says of each is read from the ledger itself. */
@Component
class Register {
    private final Projections projections;
    private final BookedLines lines;
    private final Entries entries;
    private final SeenHistory seen;

    Register(Projections projections, BookedLines lines, Entries entries, SeenHistory seen) {
        this.projections = projections;
        this.lines = lines;
        this.entries = entries;
        this.seen = seen;
    }

    /**
     * Which mutations are asked; null asks all.
     *
     * @param chapter on whose behalf it is proposed
     * @param item that it touches, or something below it
     * @param before only those proposed before this ledger number
     */
    record Question(
            @Nullable State state,
            @Nullable ChapterCode chapter,
            @Nullable Kind kind,
            @Nullable ItemPath item,
            @Nullable PersonId proposedBy,
            @Nullable Long before) {}

    /**
     * A row of the register.
     *
     * @param proposedAt the ledger number of the proposal
     * @param ledgerNumber that of the last entry of its dossier
     * @param recordedAt when that entry was recorded
     * @param amount the one amount by which a list tells it
     */
    record Row(
            MutationId mutation,
            String number,
            Kind kind,
            State state,
            String title,
            ChapterCode chapter,
            Moment moment,
            LocalDate effectiveOn,
            Basis basis,
            Who proposedBy,
            long proposedAt,
            long ledgerNumber,
            Instant recordedAt,
            Headline amount) {}

    List<Row> find(Question question, Point point, int limit) {
        ItemPath item = question.item();
        Set<MutationId> touching = item == null ? null : lines.mutationsOn(item, point);
        List<Found> found = projections.ask(
                Registered.class,
                registered -> registered.find(
                        point.ledgerNumber(),
                        limit,
                        candidate -> matches(question, point, candidate)
                                && (touching == null || touching.contains(candidate.id()))));
        Map<Long, Entry> read = entries.numbered(found.stream()
                .flatMap(one -> Stream.of((long) one.proposedAt(), (long) one.lastAt()))
                .toList());
        return found.stream().map(one -> row(one, read, point)).toList();
    }

    private boolean matches(Question question, Point point, Registered.Candidate candidate) {
        RegisteredMutation mutation = candidate.mutation();
        return (question.state() == null || question.state() == state(candidate))
                && is(question.chapter(), mutation.chapter())
                && is(question.kind(), mutation.kind())
                && is(question.proposedBy(), mutation.by())
                && (question.before() == null || candidate.proposedAt() < question.before())
                && point.presents(mutation.moment())
                && point.holds(mutation.effectiveOn());
    }

    /** Where it stands for who asks: booked, if it is taken back under embargo. */
    private State state(Registered.Candidate candidate) {
        if (candidate.state() != State.REVERSED || !seen.leavesOut()) {
            return candidate.state();
        }
        long last = candidate.lastAt();
        return seen.of(List.of(entry(entries.numbered(List.of(last)), last))).isEmpty() ? State.BOOKED : State.REVERSED;
    }

    private static boolean is(@Nullable Object asked, Object value) {
        return asked == null || asked.equals(value);
    }

    /** The mutations that replace a reversed one, as far as they came, in the order in which they were proposed. */
    List<MutationId> correctionsOf(MutationId mutation) {
        return projections.ask(Registered.class, registered -> registered.correctionsOf(mutation));
    }

    /** The state and the last entry of a dossier that is taken back under embargo are those before. */
    private Row row(Found found, Map<Long, Entry> read, Point point) {
        Entry first = entry(read, found.proposedAt());
        Entry last = entry(read, found.lastAt());
        State state = found.state();
        if (seen.of(List.of(last)).isEmpty()) {
            last = seen.of(entries.of(nl.mutatieboek.budget.Stream.of(found.mutation()))).stream()
                    .filter(entry -> entry.ledgerNumber() <= point.ledgerNumber())
                    .reduce((earlier, later) -> later)
                    .orElseThrow();
            state = State.BOOKED;
        }
        if (!(first.event() instanceof Event.MutationProposed proposed)) {
            throw new IllegalStateException("Not a proposal: " + first);
        }
        Proposal proposal = proposed.proposal();
        return new Row(
                found.mutation(),
                proposed.number(),
                proposal.kind(),
                state,
                proposal.title(),
                proposed.chapter(),
                proposal.moment(),
                proposal.day(),
                proposal.basis(),
                first.origin().by(),
                first.ledgerNumber(),
                last.ledgerNumber(),
                last.recordedAt(),
                Headline.of(proposed.chapter(), proposal));
    }

    private static Entry entry(Map<Long, Entry> read, long number) {
        Entry entry = read.get(number);
        if (entry == null) {
            throw new IllegalStateException("The ledger has no entry " + number);
        }
        return entry;
    }
}
