package nl.mutatieboek.dossier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.mutatieboek.access.Acting;
import nl.mutatieboek.budget.Mutation;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.budget.term.PersonId;
import nl.mutatieboek.budget.term.Posting;
import nl.mutatieboek.budget.term.Proposal;
import nl.mutatieboek.budget.term.Thousands;
import nl.mutatieboek.structure.Point;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What waits for somebody: the mutations that ask a consent which it may give, by moment, and its own proposals that wait for
 * others or came back. Who may do what is asked of the book itself, which records nothing of it.
 */
@Component
class WorkList {
    /** The most mutations that are looked at, the newest first. */
    static final int MOST = 200;

    private final Register register;
    private final Dossiers dossiers;
    private final TriedOut triedOut;
    private final Acting acting;

    WorkList(Register register, Dossiers dossiers, TriedOut triedOut, Acting acting) {
        this.register = register;
        this.dossiers = dossiers;
        this.triedOut = triedOut;
        this.acting = acting;
    }

    /**
     * A mutation that waits.
     *
     * @param asked for whom
     * @param ended why it came back; null while it waits
     * @param earlier the mutation that it takes the place of, with what it changes of it; null where it is the first
     */
    record Task(
            Register.Row row,
            Proposal proposal,
            List<Dossier.Asked> asked,
            @Nullable String ended,
            @Nullable Earlier earlier) {
        Task {
            asked = List.copyOf(asked);
        }
    }

    /**
     * What somebody saw before this mutation came in its place.
     *
     * @param changes the amounts that are not the same; none where only words are
     */
    record Earlier(MutationId mutation, String number, List<Change> changes) {
        Earlier {
            changes = List.copyOf(changes);
        }
    }

    /** What is asked of one person at one moment, with the sums of all of it. */
    record AtMoment(Moment moment, List<Task> tasks, List<Sum> sums) {
        AtMoment {
            tasks = List.copyOf(tasks);
            sums = List.copyOf(sums);
        }
    }

    /** The sum over all postings of a flow and year; packages that cover each other sum to nothing. */
    record Sum(Flow flow, BudgetYear year, Thousands thousands) {}

    /**
     * All that waits for a person.
     *
     * @param consents what it may consent to, by how
     * @param own its own proposals that wait for others
     * @param returned its own proposals that came back and that no other took the place of
     * @param more whether there is more than was looked at
     */
    record Work(Map<Deed, List<AtMoment>> consents, List<Task> own, List<Task> returned, boolean more) {}

    /** @param coverage the package that it is of; null for whatever waits */
    Work of(Point point, @Nullable String coverage) {
        PersonId person = acting.actor().person();
        List<Register.Row> pending = Stream.of(State.PROPOSED, State.APPROVED)
                .flatMap(state -> find(state, null, point))
                .sorted(Comparator.comparingLong(Register.Row::proposedAt))
                .toList();
        List<Task> tasks = pending.stream()
                .map(this::task)
                .filter(task ->
                        coverage == null || coverage.equals(task.proposal().coverage()))
                .toList();
        Map<Deed, List<AtMoment>> consents = new EnumMap<>(Deed.class);
        if (acting.mayActOnDossiers()) {
            for (Deed deed : List.of(Deed.APPROVALS, Deed.CONFIRMATIONS, Deed.AGREEMENTS)) {
                List<AtMoment> asked = byMoment(
                        tasks.stream().filter(task -> isAsked(deed, task)).toList(), point);
                if (!asked.isEmpty()) {
                    consents.put(deed, asked);
                }
            }
        }
        return new Work(
                consents,
                tasks.stream()
                        .filter(task -> task.row().proposedBy().subject().equals(person.value()))
                        .toList(),
                find(State.RETURNED, person, point)
                        .filter(row -> register.correctionsOf(row.mutation()).isEmpty())
                        .map(this::task)
                        .toList(),
                pending.size() >= MOST);
    }

    private Stream<Register.Row> find(State state, @Nullable PersonId by, Point point) {
        return register.page(Search.of(state, by), null, point, MOST).rows().stream()
                .filter(row -> !dossiers.hides(row.mutation()));
    }

    private Task task(Register.Row row) {
        Dossier dossier = dossiers.required(row.mutation(), OptionalLong.empty());
        Proposal proposal = dossier.facts().proposal();
        String ended = dossier.mutation() instanceof Mutation.Ended one ? one.reason() : null;
        return new Task(row, proposal, dossier.asked(), ended, earlier(proposal));
    }

    private @Nullable Earlier earlier(Proposal proposal) {
        MutationId corrected = proposal.corrects();
        if (corrected == null || dossiers.hides(corrected)) {
            return null;
        }
        Dossiers.Earlier earlier = dossiers.earlier(corrected);
        return new Earlier(corrected, earlier.number(), Change.between(earlier.proposal(), proposal));
    }

    private boolean isAsked(Deed deed, Task task) {
        MutationId mutation = task.row().mutation();
        return task.asked().stream().anyMatch(asked -> deed.gives(asked.sort()))
                && triedOut.isAllowed(deed.on(mutation, null), mutation);
    }

    private static List<AtMoment> byMoment(List<Task> tasks, Point point) {
        SortedMap<Moment, List<Task>> moments = new TreeMap<>(point.line());
        tasks.forEach(task -> moments.computeIfAbsent(task.row().moment(), m -> new ArrayList<>())
                .add(task));
        return moments.entrySet().stream()
                .map(one -> new AtMoment(one.getKey(), one.getValue(), sums(one.getValue())))
                .toList();
    }

    private record Column(Flow flow, BudgetYear year) {}

    private static List<Sum> sums(List<Task> tasks) {
        Map<Column, Thousands> sums = new LinkedHashMap<>();
        tasks.stream()
                .flatMap(task -> task.proposal().postings().stream())
                .sorted(Comparator.comparing(Posting::flow).thenComparing(Posting::year))
                .forEach(posting ->
                        sums.merge(new Column(posting.flow(), posting.year()), posting.thousands(), Thousands::plus));
        return sums.entrySet().stream()
                .map(one -> new Sum(one.getKey().flow(), one.getKey().year(), one.getValue()))
                .toList();
    }
}
