package nl.mutatieboek.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

/** A scenario for the rules: given a history, when a command is decided, then events or a refusal follow. */
public final class DecisionScenario {
    private final CommandDecider rules;
    private final InMemoryBookState book;

    private DecisionScenario(CommandDecider rules, InMemoryBookState book) {
        this.rules = rules;
        this.book = book;
    }

    /** In the book of {@link SampleBook}; one person of the other chapter confirms. */
    public static DecisionScenario given(CommandScript... steps) {
        return given(new ConsentPolicy(1, 1, Set.of()), steps);
    }

    public static DecisionScenario given(ConsentPolicy policy, CommandScript... steps) {
        return new DecisionScenario(new CommandDecider(policy), new InMemoryBookState())
                .and(SampleBook.openingCommands())
                .and(steps);
    }

    /** In a book in which nothing is. */
    public static DecisionScenario givenEmptyBook() {
        return new DecisionScenario(new CommandDecider(new ConsentPolicy(1, 1, Set.of())), new InMemoryBookState());
    }

    /** More that happened; each must be accepted. */
    public DecisionScenario and(CommandScript... steps) {
        for (CommandScript step : steps) {
            for (ActorCommand act : step.commands()) {
                when(act).thenAccepted();
            }
        }
        return this;
    }

    public DecisionAssert when(ActorCommand act) {
        List<Event> before = book.events();
        Decision decision = rules.decide(act.command(), act.actor(), book);
        assertThat(book.events()).as("deciding changes nothing").isEqualTo(before);
        return new DecisionAssert(act, decision);
    }

    public InMemoryBookState book() {
        return book;
    }

    public final class DecisionAssert {
        private final ActorCommand act;
        private final Decision decision;

        private DecisionAssert(ActorCommand act, Decision decision) {
            this.act = act;
            this.decision = decision;
        }

        public void thenRefused(Refusal expected) {
            assertThat(decision).as("%s", act).isEqualTo(Decision.refused(expected));
        }

        /** With this code, whatever its numbers. */
        public void thenRefusedWithCode(String code) {
            assertThat(decision)
                    .as("%s", act)
                    .isInstanceOfSatisfying(
                            Decision.Refused.class,
                            refused -> assertThat(refused.refusal().code()).isEqualTo(code));
        }

        /** The state does not change. */
        public DecisionScenario thenRefusedAndContinue(Refusal expected) {
            thenRefused(expected);
            return DecisionScenario.this;
        }

        /** The events are applied to the state. */
        public DecisionScenario thenAccepted() {
            assertThat(decision).as("%s", act).isInstanceOf(Decision.Accepted.class);
            book.record(((Decision.Accepted) decision).events());
            return DecisionScenario.this;
        }

        /** Exactly these events, in this order; they are applied to the state. */
        public DecisionScenario thenRecorded(Event... expected) {
            assertThat(decision).as("%s", act).isEqualTo(Decision.accepted(expected));
            return thenAccepted();
        }

        /** Events of these types, in this order; they are applied to the state. */
        public DecisionScenario thenRecorded(String... expected) {
            DecisionScenario after = thenAccepted();
            assertThat(((Decision.Accepted) decision).events())
                    .extracting(event -> event.getClass().getSimpleName())
                    .containsExactly(expected);
            return after;
        }
    }

    /** Returns the balance of an item and all items below it, over all days and moments, in thousands. */
    public long balance(String item, String flow, int year) {
        return book.events(Event.PostingsBooked.class).stream()
                .flatMap(booked -> booked.postings().stream())
                .filter(posting -> (posting.item() + "/").startsWith(item + "/")
                        && posting.flow().letter().equals(flow)
                        && posting.year().value() == year)
                .mapToLong(posting -> posting.thousands().value())
                .sum();
    }
}
