package nl.mutatieboek.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import nl.mutatieboek.domain.ConsentPolicy.AgreementRule;
import nl.mutatieboek.domain.Event.PostingsBooked;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;

/** Random histories: their policies, how they are played, and the balances that follow. */
final class RandomHistoryFixture {
    /** Consent policies: one or two confirming people, and the inspectorate for none, some or all. */
    static Arbitrary<ConsentPolicy> policies() {
        Set<AgreementRule> some = Set.of(
                new AgreementRule(MutationKind.CASH_SHIFT, null),
                new AgreementRule(null, Moment.Code.O1),
                new AgreementRule(MutationKind.TRANSFER, Moment.Code.OWB));
        List<Set<AgreementRule>> agreements = List.of(Set.of(), some, Set.of(new AgreementRule(null, null)));
        return Combinators.combine(Arbitraries.of(1, 2), Arbitraries.of(1, 2), Arbitraries.of(agreements))
                .as(ConsentPolicy::new);
    }

    static InMemoryBookState play(
            RandomCommandSequence story, ConsentPolicy policy, BiConsumer<ActorCommand, Decision> watch) {
        CommandDecider rules = new CommandDecider(policy);
        InMemoryBookState book = new InMemoryBookState();
        for (ActorCommand act : story.acts()) {
            Decision decision = rules.decide(act.command(), act.actor(), book);
            watch.accept(act, decision);
            if (decision instanceof Decision.Accepted accepted) {
                book.record(accepted.events());
            }
        }
        return book;
    }

    /** Returns the sum of the postings of every account and of everything above it. */
    static Map<List<Object>, Long> balances(InMemoryBookState book) {
        Map<List<Object>, Long> balances = new HashMap<>();
        book.events(PostingsBooked.class).stream()
                .flatMap(part -> part.postings().stream())
                .forEach(p -> p.item()
                        .account()
                        .ancestorsAndSelf()
                        .forEach(level -> balances.merge(
                                List.of(level.toString(), p.flow(), p.year().value()),
                                p.thousands().value(),
                                Long::sum)));
        return balances;
    }

    private RandomHistoryFixture() {}
}
