package nl.mutatieboek.demo;

import java.util.List;
import nl.mutatieboek.domain.ConsentPolicy;
import nl.mutatieboek.ledger.LedgerCommandGateway;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.WriterActivatedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Records the demo history after startup if the ledger is empty, and resumes an interrupted recording. A ledger with
 * other content stays untouched. A refused step stops the application.
 */
@Component
@Profile(DemoBookRunner.PROFILE)
class DemoBookRunner implements ApplicationRunner {
    static final String PROFILE = "demo";

    private static final Logger LOG = LoggerFactory.getLogger(DemoBookRunner.class);

    private final LedgerCommandGateway desk;
    private final LedgerReader entries;
    private final ConsentPolicy policy;
    private volatile boolean isRecorded;

    DemoBookRunner(LedgerCommandGateway desk, LedgerReader entries, ConsentPolicy policy) {
        this.desk = desk;
        this.entries = entries;
        this.policy = policy;
    }

    @Override
    public synchronized void run(ApplicationArguments arguments) {
        List<DemoStep> history = DemoScript.steps();
        if (!beganWith(history.getFirst())) {
            LOG.info("The book began with something else than the demo and is left alone");
        } else if (!entries.isRecorded(history.getLast().commandId())) {
            requireOneToConfirm();
            try {
                new DemoScriptRunner(desk).record(history);
                LOG.info("The demo book is recorded: {} entries", entries.head().ledgerNumber());
            } catch (LedgerUnavailableException e) {
                if (e.reason() != LedgerUnavailableException.UnavailabilityReason.STANDBY) {
                    throw e;
                }
                LOG.info("Another process writes the book, and records the demo");
            }
        }
        isRecorded = true;
    }

    /** Resumes recording when this process takes over as the writer after startup. */
    @EventListener(WriterActivatedEvent.class)
    void bookOpened() {
        if (isRecorded) {
            Thread.ofPlatform().name("demo").daemon().start(() -> run(new DefaultApplicationArguments()));
        }
    }

    /** Requires a policy that books all demo transfers; otherwise balances differ from the letter. */
    private void requireOneToConfirm() {
        if (policy.confirmingPeople() != 1) {
            throw new IllegalStateException(
                    "The other chapter has one person in the demo: mutatieboek.confirming-people is 1");
        }
        if (!policy.agreements().isEmpty()) {
            throw new IllegalStateException(
                    "Nobody agrees for the finance ministry in the demo: mutatieboek.agreements is empty");
        }
    }

    boolean isRecorded() {
        return isRecorded;
    }

    /** Whether the ledger is empty or starts with this step. */
    private boolean beganWith(DemoStep first) {
        List<RawEntry> beginning = entries.readRawAfter(0, 1);
        return beginning.isEmpty()
                || entries.decode(beginning.getFirst()).metadata().causation().equals(first.commandId());
    }
}
