package nl.mutatieboek.budget;

import static nl.mutatieboek.budget.Decision.refused;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.mutatieboek.budget.Command.StatedBalance;
import nl.mutatieboek.budget.term.Basis;
import nl.mutatieboek.budget.term.Continuation;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.budget.term.Particulars;
import nl.mutatieboek.budget.term.Posting;
import nl.mutatieboek.budget.term.Precision;
import nl.mutatieboek.budget.term.Proposal;
import nl.mutatieboek.budget.term.Source;
import nl.mutatieboek.budget.term.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * Decisions on what documents publish: its document is the authority of a mutation and of a balance, and whoever has the
 * right to import takes it over. What was taken over stays as it was stated, whatever detail of it comes to be known: the
 * detail goes out of the part that no line carries. So it does not matter which document comes first.
 */
final class Taking {
    private final Book book;
    private final Actor actor;
    private final ConsentPolicy policy;

    Taking(Book book, Actor actor, ConsentPolicy policy) {
        this.book = book;
        this.actor = actor;
        this.policy = policy;
    }

    Decision mutation(Command.TakeFromDocument command) {
        Proposal proposal = command.proposal();
        if (proposal.reversal() != null) {
            throw new IllegalArgumentException("A reversal is asked of the mutation that it takes back");
        }
        return withMandate().orElseGet(() -> switch (book.mutation(command.mutation())) {
            case Mutation.Proposed known -> refused(known(known, proposal));
            case Mutation.NotProposed n -> {
                Restating restating = new Restating(book);
                proposal.postings().forEach(posting -> restating.change(posting, proposal.moment()));
                List<Dossier> dossiers =
                        new ArrayList<>(corrections(command.mutation(), proposal, restating.restored()));
                dossiers.add(new Dossier(command.mutation(), proposal));
                yield all(dossiers);
            }
        });
    }

    /** The same again, or not quite. */
    private static Refusal known(Mutation.Proposed known, Proposal proposal) {
        Map<Account, Thousands> before = sums(known.facts().proposal());
        Map<Account, Thousands> now = sums(proposal);
        Set<Account> accounts = new HashSet<>(before.keySet());
        accounts.addAll(now.keySet());
        return accounts.stream()
                .filter(account -> !Objects.equals(before.get(account), now.get(account)))
                .min(Comparator.comparing(Account::toString))
                .<Refusal>map(account -> new Refusal.TakenOtherwise(
                        known.number(),
                        account.item(),
                        account.flow(),
                        account.year(),
                        before.get(account),
                        now.get(account)))
                .orElseGet(() -> new Refusal.TakenBefore(known.number()));
    }

    private static Map<Account, Thousands> sums(Proposal proposal) {
        Map<Account, Thousands> sums = new HashMap<>();
        proposal.postings().forEach(posting -> sums.merge(Account.of(posting), posting.thousands(), Thousands::plus));
        return sums;
    }

    Decision balances(Command.TakeBalances command) {
        return withMandate().orElseGet(() -> switch (book.mutation(command.mutation())) {
            case Mutation.Proposed known -> refused(new Refusal.TakenBefore(known.number()));
            case Mutation.NotProposed n ->
                book.inChapter(command.balances().getFirst().item().chapter(), open -> balances(command, open));
        });
    }

    private Decision balances(Command.TakeBalances command, Chapter.Open open) {
        if (book.calendar().submittedOn(command.moment()).isEmpty()) {
            return refused(new Refusal.UnknownMoment(command.moment()));
        }
        List<Refusal.StatedOtherwise> contradicted = new ArrayList<>();
        Restating restating = new Restating(book);
        for (StatedBalance balance : command.balances()) {
            Account account = Account.of(balance);
            @Nullable Thousands before = open.figures().stated().at(account, command.moment());
            boolean stands = balance.thousands()
                    .equals(open.figures()
                            .booked()
                            .sum(account, command.moment(), book.calendar().line()));
            if (before == null || (before.equals(balance.thousands()) && !stands)) {
                // Not stated before, or taken away from since by a reversal.
                restating.state(balance, command.moment());
            } else if (!before.equals(balance.thousands())) {
                contradicted.add(new Refusal.StatedOtherwise(
                        balance.item(),
                        balance.flow(),
                        balance.year(),
                        command.moment(),
                        before,
                        balance.thousands(),
                        0));
            }
        }
        if (!contradicted.isEmpty()) {
            return refused(contradicted.getFirst().among(contradicted.size()));
        }
        Map<Moment, List<Posting>> restored = restating.restored();
        List<Posting> own = restored.remove(command.moment());
        if (own == null) {
            return refused(new Refusal.StatedBefore(open.opened().chapter(), command.moment()));
        }
        Proposal proposal = published(
                command.title(), command.explanation(), command.moment(), command.source(), Precision.EXACT, own);
        List<Dossier> dossiers = new ArrayList<>(corrections(command.mutation(), proposal, restored));
        dossiers.add(new Dossier(command.mutation(), proposal));
        return all(dossiers);
    }

    private Optional<Decision> withMandate() {
        return actor.mandates().contains(Mandate.IMPORT)
                ? Optional.empty()
                : Optional.of(refused(new Refusal.NoMandate(actor.person(), Mandate.IMPORT)));
    }

    private record Dossier(MutationId id, Proposal proposal) {}

    /** What keeps balances at other moments, or of items above, as their documents state them. */
    private static List<Dossier> corrections(MutationId of, Proposal cause, Map<Moment, List<Posting>> restored) {
        List<Dossier> corrections = new ArrayList<>();
        restored.forEach((moment, postings) -> postings.stream()
                .collect(Collectors.groupingBy(posting -> posting.item().chapter(), TreeMap::new, Collectors.toList()))
                .forEach((chapter, own) ->
                        corrections.add(correction(of.entailedIn(moment, chapter), cause, moment, own))));
        return corrections;
    }

    private static Dossier correction(MutationId id, Proposal cause, Moment moment, List<Posting> postings) {
        return new Dossier(
                id,
                published(
                        "Al begrepen in een gepubliceerde stand",
                        "De gepubliceerde stand bevatte dit al en verandert niet; het gaat uit het deel dat"
                                + " geen regel draagt. Aanleiding: "
                                + cause.title(),
                        moment,
                        cause.source(),
                        cause.precision(),
                        postings));
    }

    private static Proposal published(
            String title,
            String explanation,
            Moment moment,
            Source source,
            Precision precision,
            List<Posting> postings) {
        return new Proposal(
                moment.code() == Moment.Code.SW ? Kind.FINAL_BUDGET : Kind.PUBLISHED,
                title,
                explanation,
                moment,
                null,
                null,
                Continuation.UNKNOWN,
                Basis.READ,
                source,
                false,
                null,
                precision,
                Particulars.NONE,
                null,
                null,
                null,
                null,
                postings);
    }

    /** All of them or none, each on what those before it leave. */
    private Decision all(List<Dossier> dossiers) {
        BookAhead ahead = new BookAhead(book);
        List<Event> events = new ArrayList<>();
        for (Dossier dossier : dossiers) {
            switch (new Proposing(ahead, actor, policy).taken(dossier.id(), dossier.proposal())) {
                case Decision.Refused refused -> {
                    return refused;
                }
                case Decision.Accepted accepted -> {
                    accepted.events().forEach(ahead::add);
                    events.addAll(accepted.events());
                }
            }
        }
        return new Decision.Accepted(events);
    }
}
