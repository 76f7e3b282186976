package nl.mutatieboek.budget;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import nl.mutatieboek.budget.term.Continuation;
import nl.mutatieboek.budget.term.Proposal;
import nl.mutatieboek.budget.term.Thousands;

/** What a document says again of a mutation that was taken over: the same, or something that contradicts it. */
final class TakenAgain {
    private final Book book;
    private final Mutation.Proposed known;

    TakenAgain(Book book, Mutation.Proposed known) {
        this.book = book;
        this.known = known;
    }

    /** What a mutation means besides its figures. */
    private record Word(String field, String value) {}

    /** Why it is not taken over again; figures come before words. */
    Refusal refusal(Proposal now) {
        return otherFigure(sums(known.facts().proposal()), sums(now))
                .or(() -> otherWord(known.facts().proposal(), now))
                .or(this::reversed)
                .orElseGet(() -> new Refusal.TakenBefore(known.number()));
    }

    private Optional<Refusal> otherFigure(Map<Account, Thousands> before, Map<Account, Thousands> now) {
        Set<Account> accounts = new HashSet<>(before.keySet());
        accounts.addAll(now.keySet());
        return accounts.stream()
                .filter(account -> !Objects.equals(before.get(account), now.get(account)))
                .min(Comparator.comparing(Account::toString))
                .map(account -> new Refusal.TakenOtherwise(
                        known.number(),
                        account.item(),
                        account.flow(),
                        account.year(),
                        before.get(account),
                        now.get(account)));
    }

    private static Map<Account, Thousands> sums(Proposal proposal) {
        Map<Account, Thousands> sums = new HashMap<>();
        proposal.postings().forEach(posting -> sums.merge(Account.of(posting), posting.thousands(), Thousands::plus));
        return sums;
    }

    private Optional<Refusal> otherWord(Proposal taken, Proposal said) {
        String day = day(taken);
        List<Word> before = words(taken, day);
        // A document that states no day contradicts none: that of its moment may have been corrected since.
        List<Word> now = words(said, said.effectiveOn() == null ? day : day(said));
        return IntStream.range(0, before.size())
                .filter(i -> !before.get(i).equals(now.get(i)))
                .mapToObj(i -> new Refusal.TakenWithOther(
                        known.number(),
                        before.get(i).field(),
                        before.get(i).value(),
                        now.get(i).value()))
                .map(Refusal.class::cast)
                .findFirst();
    }

    /** By the names that the API uses, always in this order. */
    private static List<Word> words(Proposal proposal, String day) {
        return List.of(
                new Word("moment", proposal.moment().toString()),
                new Word("title", proposal.title()),
                new Word("kind", proposal.kind().toString()),
                new Word("effectiveOn", day),
                new Word("continuation", continuation(proposal.continuation())),
                new Word("newPolicy", String.valueOf(proposal.newPolicy())));
    }

    private String day(Proposal proposal) {
        return Optional.ofNullable(proposal.effectiveOn())
                .or(() -> book.calendar().submittedOn(proposal.moment()))
                .map(LocalDate::toString)
                .orElse("–");
    }

    private static String continuation(Continuation continuation) {
        return continuation.until() == null
                ? continuation.type().toString()
                : continuation.type() + " " + continuation.until();
    }

    private Optional<Refusal> reversed() {
        return known instanceof Mutation.Reversed reversed && reversed.isTakenBack(book)
                ? book.mutation(reversed.by())
                        .proposed()
                        .map(by -> new Refusal.TakenAndReversed(known.number(), by.number()))
                : Optional.empty();
    }
}
