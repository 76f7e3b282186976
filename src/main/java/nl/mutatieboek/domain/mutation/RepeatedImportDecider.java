package nl.mutatieboek.domain.mutation;

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
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.ImportRefusal;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.TextNormalizer;
import nl.mutatieboek.domain.value.Thousands;

/** Compares a repeated import with the recorded mutation and returns the matching refusal. */
record RepeatedImportDecider(BookState book, Mutation.Proposed recorded) {
    /** Field compared besides the figures. */
    private record ComparedField(String field, String value) {
        boolean isLike(ComparedField other) {
            return TextNormalizer.normalise(value).equals(TextNormalizer.normalise(other.value));
        }
    }

    /** Returns the refusal; differing figures take precedence over differing texts. */
    Refusal compare(Proposal now) {
        return checkAmounts(sums(recorded.proposedEvent().proposal()), sums(now))
                .or(() -> checkFields(recorded.proposedEvent().proposal(), now))
                .or(this::checkReversed)
                .orElseGet(() -> new ImportRefusal.TakenBefore(recorded.number()));
    }

    private Optional<Refusal> checkAmounts(Map<BudgetAccount, Thousands> before, Map<BudgetAccount, Thousands> now) {
        Set<BudgetAccount> accounts = new HashSet<>(before.keySet());
        accounts.addAll(now.keySet());
        return accounts.stream()
                .filter(account -> !Objects.equals(before.get(account), now.get(account)))
                .min(Comparator.comparing(BudgetAccount::toString))
                .map(account -> new ImportRefusal.TakenOtherwise(
                        recorded.number(),
                        account.item(),
                        account.flow(),
                        account.year(),
                        before.get(account),
                        now.get(account)));
    }

    private static Map<BudgetAccount, Thousands> sums(Proposal proposal) {
        Map<BudgetAccount, Thousands> sums = new HashMap<>();
        proposal.postings()
                .forEach(posting -> sums.merge(BudgetAccount.ofPosting(posting), posting.thousands(), Thousands::plus));
        return sums;
    }

    private Optional<Refusal> checkFields(Proposal original, Proposal imported) {
        String day = day(original);
        List<ComparedField> before = comparedFields(original, day);
        // A document without a day contradicts none: the day of the moment may have been corrected since.
        List<ComparedField> now = comparedFields(imported, imported.effectiveOn() == null ? day : day(imported));
        return IntStream.range(0, before.size())
                .filter(i -> !before.get(i).isLike(now.get(i)))
                .mapToObj(i -> new ImportRefusal.TakenWithOther(
                        recorded.number(),
                        before.get(i).field(),
                        before.get(i).value(),
                        now.get(i).value()))
                .map(Refusal.class::cast)
                .findFirst();
    }

    /** Returns the compared fields by their API names, always in this order. */
    private static List<ComparedField> comparedFields(Proposal proposal, String day) {
        return List.of(
                new ComparedField("moment", proposal.moment().toString()),
                new ComparedField("title", proposal.title()),
                new ComparedField("kind", proposal.kind().toString()),
                new ComparedField("effectiveOn", day),
                new ComparedField("continuation", continuation(proposal.continuation())),
                new ComparedField("newPolicy", String.valueOf(proposal.newPolicy())));
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

    private Optional<Refusal> checkReversed() {
        return recorded instanceof Mutation.Reversed reversed && reversed.isReversalInForce(book)
                ? book.mutation(reversed.reversalId())
                        .asProposed()
                        .map(by -> new ImportRefusal.TakenAndReversed(recorded.number(), by.number()))
                : Optional.empty();
    }
}
