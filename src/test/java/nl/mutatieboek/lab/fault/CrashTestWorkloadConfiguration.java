package nl.mutatieboek.lab.fault;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.DurableTransactionExecutor;
import nl.mutatieboek.ledger.JdbcAttachmentRepository;
import nl.mutatieboek.ledger.LedgerCommandGateway;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.projection.Projection;
import nl.mutatieboek.ledger.projection.ProjectionFactory;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import nl.mutatieboek.ledger.verification.LedgerVerifier;
import nl.mutatieboek.ledger.verification.VerificationReport;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Added on a command line: repeats the requests of the previous process, and then lets eight clients write, with draws
 * on one reserve, transfers between two chapters, and reversals. Each command is written to standard output before it
 * is sent, and again after its response.
 */
class CrashTestWorkloadConfiguration {
    /** Prefix of the line of a command that is about to be sent: an {@link WorkloadCommand}. */
    static final String HANDED = "handed ";

    /** Begins the line of a command that is recorded: its identity, its ledger number. */
    static final String RECORDED = "recorded ";

    /** Begins the line of a command that the rules refused: its identity. */
    static final String REFUSED = "refused ";

    /** Prefix of the line that reports that all readers have caught up, with the ledger number and the readers. */
    static final String CAUGHT_UP = "caught up ";

    /** Begins the line of a promise that was broken within the process. */
    static final String BROKEN = "broken ";

    /** Printed when the repeats are done and the writers begin. */
    static final String AT_WORK = "at work";

    private static final int WRITERS = 8;
    private static final int RESERVED = 400;
    private static final Duration RETRY = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true);

    @Bean
    @Primary
    ProjectionFactory crashingProjectionFactory(
            @Value("${fire.point:RANDOM}") KillPoint point, @Value("${fire.time:0}") int time) {
        CrashInjectionConfiguration.CrashTrigger trigger = new CrashInjectionConfiguration.CrashTrigger(point, time);
        return () -> {
            List<Projection> projections = new ArrayList<>(ProjectionFactory.FROM_SPRING_FACTORIES.get());
            projections.add(new CrashInjectionProjection(trigger));
            return projections;
        };
    }

    /**
     * @param round names the reservation that this process begins with
     * @param again a file of commands of the previous process
     */
    @Bean
    ApplicationRunner workloadRunner(
            LedgerCommandGateway gateway,
            LedgerReader entries,
            ProjectionReader projections,
            AttachmentWriter attachments,
            @Value("${office.seed}") long seed,
            @Value("${office.round}") int round,
            @Value("${office.again}") Path again,
            @Value("${fire.point:RANDOM}") KillPoint point,
            @Value("${fire.time:0}") int time) {
        CrashInjectionConfiguration.CrashTrigger trigger = new CrashInjectionConfiguration.CrashTrigger(point, time);
        return args -> {
            WorkloadWriter first = new WorkloadWriter(gateway, attachments, "furnisher", new Random(0), trigger);
            awaitProjections(entries, projections);
            verifyLedger(entries, attachments);
            first.setUp(round);
            for (String errand : Files.readAllLines(again)) {
                first.sendUntilAnswered(WorkloadCommand.parse(errand));
            }
            print(AT_WORK);
            for (int i = 0; i < WRITERS; i++) {
                Thread.ofPlatform()
                        .name("writer " + i)
                        .start(new WorkloadWriter(gateway, attachments, "w" + i, new Random(seed + i), trigger)::work);
            }
        };
    }

    /** Stores the content of attachments as the application does: before the command is sent. */
    record AttachmentWriter(JdbcAttachmentRepository contents, DurableTransactionExecutor transactions) {
        void storeContent(WorkloadCommand errand) {
            if (errand.act() != WorkloadCommand.WorkloadCommandType.ATTACH) {
                return;
            }
            try {
                Path file = Files.createTempFile("attachment", ".txt");
                try {
                    Files.write(file, errand.content());
                    contents.storeDurably(errand.attachment().sha256(), file, transactions);
                } finally {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Bean
    AttachmentWriter attachmentWriter(JdbcAttachmentRepository contents, DurableTransactionExecutor transactions) {
        return new AttachmentWriter(contents, transactions);
    }

    private void awaitProjections(LedgerReader entries, ProjectionReader projections) {
        long head = entries.head().ledgerNumber();
        if (!projections.await(head)) {
            print(BROKEN + "the projections are at " + projections.completeTo() + ", the ledger at " + head);
        }
        print(CAUGHT_UP + head);
    }

    private void verifyLedger(LedgerReader entries, AttachmentWriter attachments) {
        VerificationReport report = new LedgerVerifier(
                        entries,
                        ProjectionFactory.FROM_SPRING_FACTORIES,
                        Optional::empty,
                        TransactionOperations.withoutTransaction(),
                        attachments.contents()::recompute,
                        null,
                        null)
                .verify();
        if (!report.isClean()) {
            print(BROKEN + report);
        }
    }

    private synchronized void print(String line) {
        out.println(line);
        out.flush();
    }

    /** One writer, with the others that a mutation needs. */
    private final class WorkloadWriter {
        private final LedgerCommandGateway gateway;
        private final AttachmentWriter attachments;
        private final String name;
        private final Random random;
        private final CrashInjectionConfiguration.CrashTrigger trigger;
        private final List<UUID> draws = new ArrayList<>();
        private final List<UUID> transfers = new ArrayList<>();
        private boolean stopped;

        WorkloadWriter(
                LedgerCommandGateway gateway,
                AttachmentWriter attachments,
                String name,
                Random random,
                CrashInjectionConfiguration.CrashTrigger trigger) {
            this.gateway = gateway;
            this.attachments = attachments;
            this.name = name;
            this.random = random;
            this.trigger = trigger;
        }

        /** Preparations under fixed keys, so that an interrupted preparation is completed the next time. */
        void setUp(int round) {
            sendUntilAnswered(new WorkloadCommand(
                    proposer(), "moment", WorkloadCommand.WorkloadCommandType.MOMENT, WorkloadCommand.MOMENT));
            sendUntilAnswered(new WorkloadCommand(proposer(), "XX", WorkloadCommand.WorkloadCommandType.CHAPTER, "XX"));
            sendUntilAnswered(
                    new WorkloadCommand(counterpart(), "XVII", WorkloadCommand.WorkloadCommandType.CHAPTER, "XVII"));
            for (String item : List.of("XX/37", "XX/92", WorkloadCommand.RESERVE)) {
                sendUntilAnswered(
                        new WorkloadCommand(proposer(), item, WorkloadCommand.WorkloadCommandType.ITEM, item));
            }
            sendUntilAnswered(
                    new WorkloadCommand(counterpart(), "XVII/1", WorkloadCommand.WorkloadCommandType.ITEM, "XVII/1"));
            WorkloadCommand reserve = new WorkloadCommand(
                    proposer(),
                    "reserve-" + round,
                    WorkloadCommand.WorkloadCommandType.RESERVE,
                    Integer.toString(RESERVED));
            sendUntilAnswered(reserve);
            sendUntilAnswered(new WorkloadCommand(
                    approver(),
                    "reserve-approved-" + round,
                    WorkloadCommand.WorkloadCommandType.APPROVE,
                    reserve.id().toString()));
        }

        /** Hands it in until the book has answered. */
        void sendUntilAnswered(WorkloadCommand errand) {
            long end = System.nanoTime() + PATIENCE.toNanos();
            print(HANDED + errand);
            while (!trySend(errand)) {
                if (System.nanoTime() > end) {
                    print(BROKEN + "no answer to " + errand);
                    return;
                }
                LockSupport.parkNanos(RETRY.toNanos());
            }
        }

        private boolean trySend(WorkloadCommand errand) {
            try {
                attachments.storeContent(errand);
                printResult(errand, gateway.sendAndWait(errand.toEnvelope()));
                return true;
            } catch (LedgerUnavailableException | DataAccessException | TransactionException e) {
                return false;
            }
        }

        void work() {
            while (!stopped) {
                switch (random.nextInt(4)) {
                    case 0, 1 -> draw();
                    case 2 -> transfer();
                    default -> reverse();
                }
            }
        }

        private void draw() {
            UUID draw = send(proposer(), WorkloadCommand.WorkloadCommandType.DRAW, 1 + random.nextInt(60));
            if (draw == null) {
                reverse();
                return;
            }
            switch (random.nextInt(8)) {
                case 0 -> send(proposer(), WorkloadCommand.WorkloadCommandType.ATTACH, draw);
                case 1 -> send(approver(), WorkloadCommand.WorkloadCommandType.REJECT, draw);
                case 2 -> send(proposer(), WorkloadCommand.WorkloadCommandType.WITHDRAW, draw);
                default -> {
                    if (send(approver(), WorkloadCommand.WorkloadCommandType.APPROVE, draw) != null) {
                        draws.add(draw);
                    }
                }
            }
        }

        private void transfer() {
            UUID transfer = send(proposer(), WorkloadCommand.WorkloadCommandType.TRANSFER, 1 + random.nextInt(1_000));
            if (transfer != null && consentedByBoth(transfer)) {
                transfers.add(transfer);
            }
        }

        private boolean consentedByBoth(UUID mutation) {
            return send(approver(), WorkloadCommand.WorkloadCommandType.APPROVE, mutation) != null
                    && send(counterpart(), WorkloadCommand.WorkloadCommandType.CONFIRM, mutation) != null;
        }

        private void reverse() {
            boolean ofTransfer = random.nextInt(4) == 0;
            List<UUID> booked = ofTransfer ? transfers : draws;
            if (booked.isEmpty()) {
                return;
            }
            UUID reversal = send(
                    proposer(),
                    WorkloadCommand.WorkloadCommandType.REVERSE,
                    booked.remove(random.nextInt(booked.size())));
            if (reversal != null && ofTransfer) {
                consentedByBoth(reversal);
            } else if (reversal != null) {
                send(approver(), WorkloadCommand.WorkloadCommandType.APPROVE, reversal);
            }
        }

        /** Hands it in; sometimes twice, as after a lost answer. Its identity, or null when it is not recorded. */
        private UUID send(String who, WorkloadCommand.WorkloadCommandType act, Object about) {
            if (stopped) {
                return null;
            }
            WorkloadCommand errand = new WorkloadCommand(who, UUID.randomUUID().toString(), act, about.toString());
            print(HANDED + errand);
            try {
                attachments.storeContent(errand);
                CommandResult answer = gateway.sendAndWait(errand.toEnvelope());
                trigger.reached(KillPoint.ANSWERED);
                printResult(errand, answer);
                if (!(answer instanceof CommandResult.RecordedResult)) {
                    return null;
                }
                if (random.nextInt(10) == 0
                        && !gateway.sendAndWait(errand.toEnvelope()).equals(answer)) {
                    print(BROKEN + "a repeat of " + errand + " was answered otherwise");
                }
                return errand.id();
            } catch (LedgerUnavailableException e) {
                stopped = e.reason() == LedgerUnavailableException.UnavailabilityReason.STOPPED;
                LockSupport.parkNanos(RETRY.toNanos());
                return null;
            } catch (IllegalStateException | DataAccessException | TransactionException e) {
                // Fails as if the database were unavailable; the client must retry, and another writer takes over.
                LockSupport.parkNanos(RETRY.toNanos());
                return null;
            }
        }

        private void printResult(WorkloadCommand errand, CommandResult answer) {
            switch (answer) {
                case CommandResult.RecordedResult recorded ->
                    print(RECORDED + errand.id() + " " + recorded.ledgerNumber());
                case CommandResult.RefusedResult refused -> print(REFUSED + errand.id());
                case CommandResult.KeyReusedResult reused -> print(BROKEN + errand + " is taken for another command");
                case CommandResult.DryRunResult would -> print(BROKEN + errand + " is taken for a dry run");
            }
        }

        private String proposer() {
            return name + "-XX";
        }

        private String approver() {
            return name + "-second-XX";
        }

        private String counterpart() {
            return name + "-other-XVII";
        }
    }
}
