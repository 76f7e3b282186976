package nl.mutatieboek.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

/** A story about the rules: given what happened, when somebody asks this, then the book records or refuses that. */
public final class Scenario {
    private final CommandDecider rules;
    private final BookInMemory book;

    private Scenario(CommandDecider rules, BookInMemory book) {
        this.rules = rules;
        this.book = book;
    }

    /** In the book of {@link TheBook}; one person of the other chapter confirms. */
    public static Scenario given(Step... steps) {
        return given(new ConsentPolicy(1, 1, Set.of()), steps);
    }

    public static Scenario given(ConsentPolicy policy, Step... steps) {
        return new Scenario(new CommandDecider(policy), new BookInMemory())
                .and(TheBook.opened())
                .and(steps);
    }

    /** In a book in which nothing is. */
    public static Scenario givenNothing() {
        return new Scenario(new CommandDecider(new ConsentPolicy(1, 1, Set.of())), new BookInMemory());
    }

    /** More that happened; each must be accepted. */
    public Scenario and(Step... steps) {
        for (Step step : steps) {
            for (Act act : step.acts()) {
                when(act).thenAccepted();
            }
        }
        return this;
    }

    public Outcome when(Act act) {
        List<Event> before = book.events();
        Decision decision = rules.decide(act.command(), act.actor(), book);
        assertThat(book.events()).as("deciding changes nothing").isEqualTo(before);
        return new Outcome(act, decision);
    }

    public BookInMemory book() {
        return book;
    }

    public final class Outcome {
        private final Act act;
        private final Decision decision;

        private Outcome(Act act, Decision decision) {
            this.act = act;
            this.decision = decision;
        }

        public void thenRefused(Refusal expected) {
            assertThat(decision).as("%s", act).isEqualTo(Decision.refused(expected));
        }

        /** With this code, whatever its numbers. */
        void thenRefusedAs(String code) {
            assertThat(decision)
                    .as("%s", act)
                    .isInstanceOfSatisfying(
                            Decision.Refused.class,
                            refused -> assertThat(refused.refusal().code()).isEqualTo(code));
        }

        /** The story goes on as if it had not been asked. */
        public Scenario thenRefusedAndGoesOn(Refusal expected) {
            thenRefused(expected);
            return Scenario.this;
        }

        /** The story goes on after it. */
        public Scenario thenAccepted() {
            assertThat(decision).as("%s", act).isInstanceOf(Decision.Accepted.class);
            book.record(((Decision.Accepted) decision).events());
            return Scenario.this;
        }

        /** Exactly these events, in this order; the story goes on after them. */
        public Scenario thenRecorded(Event... expected) {
            assertThat(decision).as("%s", act).isEqualTo(Decision.accepted(expected));
            return thenAccepted();
        }

        /** Events of these sorts, in this order; the story goes on after them. */
        public Scenario thenRecorded(String... expected) {
            Scenario after = thenAccepted();
            assertThat(((Decision.Accepted) decision).events())
                    .extracting(event -> event.getClass().getSimpleName())
                    .containsExactly(expected);
            return after;
        }
    }

    /** What is booked on an item and all below it, over all days and moments, in thousands. */
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
