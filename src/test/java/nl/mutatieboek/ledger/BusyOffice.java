package nl.mutatieboek.ledger;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.mutatieboek.Scribe;
import nl.mutatieboek.budget.Actor;
import nl.mutatieboek.budget.Command;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.budget.term.PersonId;
import nl.mutatieboek.budget.term.Proposal;
import nl.mutatieboek.budget.term.Validity;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;

/**
 * Named on a command line: once the book is served, eight people write into it without end, drawing on one reserve,
 * transferring between two chapters and taking back what they booked. Each command that the book says it has recorded is
 * written to standard output after it said so.
 */
class BusyOffice {
    static final String RESERVE = "XX/92/asielmaatregelen";
    static final long RESERVED = 1_000;

    /** Begins the line of a command that is recorded: its identity, its ledger number. */
    static final String RECORDED = "recorded ";

    /** Begins the line that says that every reader has caught up with the ledger, and up to which number. */
    static final String CAUGHT_UP = "caught up ";

    /** Begins the line of a promise that was broken within the process. */
    static final String BROKEN = "broken ";

    private static final int WRITERS = 8;
    private static final String MOMENT = "2026-OWB";
    private static final ChapterCode XX = new ChapterCode("XX");
    private static final ChapterCode XVII = new ChapterCode("XVII");
    private static final Validity ALWAYS = new Validity(new BudgetYear(2013), null);

    private final PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true);

    @Bean
    ApplicationRunner atWork(Desk desk, Entries entries, Positions positions, @Value("${office.seed}") long seed) {
        return args -> {
            long head = entries.head().ledgerNumber();
            if (head == 0) {
                furnish(desk);
            }
            positions.all().keySet().forEach(name -> {
                if (!positions.await(name, head)) {
                    say(BROKEN + name + " is at " + positions.of(name) + ", the ledger at " + head);
                }
            });
            say(CAUGHT_UP + head + " " + positions.all().keySet());
            for (int i = 0; i < WRITERS; i++) {
                Writer writer = new Writer(desk, "w" + i, new Random(seed + i));
                Thread.ofPlatform().name("writer " + i).start(writer);
            }
        };
    }

    private synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    private void furnish(Desk desk) {
        Writer first = new Writer(desk, "furnisher", new Random(0));
        first.record(
                first.own, id -> new Command.RegisterMoment(Moment.parse(MOMENT), LocalDate.of(2025, 9, 16), false));
        first.record(first.own, id -> new Command.OpenChapter(XX, "Asiel en Migratie", ALWAYS, true));
        first.record(first.own, id -> new Command.OpenChapter(XVII, "BHO", ALWAYS, true));
        for (String item : List.of("XX/37", "XX/92", RESERVE, "XVII/1")) {
            first.record(first.own, id -> new Command.RegisterItem(ItemPath.parse(item), item, ALWAYS));
        }
        MutationId reserved =
                first.propose(Scribe.proposal(Kind.RESERVATION, MOMENT, Scribe.expenditure(RESERVE, 2026, RESERVED)));
        first.record(first.second, id -> new Command.ApproveMutation(reserved));
    }

    /** One writer, with the others that a mutation needs. */
    private final class Writer implements Runnable {
        private final Desk desk;
        private final Random random;
        private final Actor own;
        private final Actor second;
        private final Actor other;
        private final List<MutationId> draws = new ArrayList<>();
        private final List<MutationId> transfers = new ArrayList<>();

        Writer(Desk desk, String name, Random random) {
            this.desk = desk;
            this.random = random;
            this.own = new Actor(new PersonId(name), Set.of(XX));
            this.second = new Actor(new PersonId(name + "-second"), Set.of(XX));
            this.other = new Actor(new PersonId(name + "-other"), Set.of(XVII));
        }

        @Override
        public void run() {
            while (true) {
                switch (random.nextInt(4)) {
                    case 0, 1 -> draw();
                    case 2 -> transfer();
                    default -> takeBack();
                }
            }
        }

        private void draw() {
            long thousands = 1 + random.nextInt(60);
            MutationId draw = propose(Scribe.proposal(
                    Kind.RESERVE_ALLOCATION,
                    MOMENT,
                    Scribe.expenditure(RESERVE, 2026, -thousands),
                    Scribe.expenditure("XX/37", 2026, thousands)));
            if (draw == null) {
                takeBack();
                return;
            }
            boolean booked = switch (random.nextInt(8)) {
                case 0 -> false;
                case 1 -> record(second, id -> new Command.RejectMutation(draw, "not now")) && false;
                case 2 -> record(own, id -> new Command.WithdrawMutation(draw, null)) && false;
                default -> record(second, id -> new Command.ApproveMutation(draw));
            };
            if (booked) {
                draws.add(draw);
            }
        }

        private void transfer() {
            long thousands = 1 + random.nextInt(1_000);
            MutationId transfer = propose(Scribe.proposal(
                    Kind.TRANSFER,
                    MOMENT,
                    Scribe.expenditure("XVII/~", 2026, -thousands),
                    Scribe.expenditure("XX/37", 2026, thousands)));
            if (transfer != null && consentedByBoth(transfer)) {
                transfers.add(transfer);
            }
        }

        private boolean consentedByBoth(MutationId mutation) {
            return record(second, id -> new Command.ApproveMutation(mutation))
                    && record(other, id -> new Command.ConfirmMutation(mutation));
        }

        private void takeBack() {
            boolean ofTransfer = random.nextInt(4) == 0;
            List<MutationId> booked = ofTransfer ? transfers : draws;
            if (booked.isEmpty()) {
                return;
            }
            MutationId original = booked.remove(random.nextInt(booked.size()));
            MutationId[] reversal = new MutationId[1];
            boolean proposed = record(own, id -> {
                reversal[0] = new MutationId(id);
                return new Command.ReverseMutation(reversal[0], original, "a mistake", null, null);
            });
            if (proposed && ofTransfer) {
                consentedByBoth(reversal[0]);
            } else if (proposed) {
                record(second, id -> new Command.ApproveMutation(reversal[0]));
            }
        }

        /** The mutation, or null when the book refused it. */
        MutationId propose(Proposal proposal) {
            MutationId[] made = new MutationId[1];
            boolean proposed = record(own, id -> {
                made[0] = new MutationId(id);
                return new Command.ProposeMutation(made[0], null, proposal);
            });
            return proposed ? made[0] : null;
        }

        /** Hands the command in; sometimes twice, as after a lost answer. */
        boolean record(Actor actor, Function<UUID, Command> command) {
            Signed signed = Signed.by(actor, "office", UUID.randomUUID().toString(), "office", command);
            Answer answer = desk.carryOut(signed);
            if (!(answer instanceof Answer.Recorded recorded)) {
                return false;
            }
            say(RECORDED + signed.origin().causation() + " " + recorded.ledgerNumber());
            if (random.nextInt(10) == 0 && !desk.carryOut(signed).equals(answer)) {
                say(BROKEN + "a repeat of " + signed.origin().causation() + " was answered otherwise");
            }
            return true;
        }
    }
}
