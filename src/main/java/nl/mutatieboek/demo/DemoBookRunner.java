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

    private final LedgerCommandGateway gateway;
    private final LedgerReader reader;
    private final ConsentPolicy policy;
    private volatile boolean isRecorded;

    DemoBookRunner(LedgerCommandGateway gateway, LedgerReader reader, ConsentPolicy policy) {
        this.gateway = gateway;
        this.reader = reader;
        this.policy = policy;
    }

    @Override
    public synchronized void run(ApplicationArguments arguments) {
        List<DemoStep> history = DemoScript.steps();
        if (!isEmptyOrStartsWith(history.getFirst())) {
            LOG.info("Demo not recorded: the ledger already contains other entries");
        } else if (!reader.isRecorded(history.getLast().commandId())) {
            requireDemoPolicy();
            try {
                new DemoScriptRunner(gateway).record(history);
                LOG.info(
                        "Demo recorded: {} entries in the ledger", reader.head().ledgerNumber());
            } catch (LedgerUnavailableException e) {
                if (e.reason() != LedgerUnavailableException.UnavailabilityReason.STANDBY) {
                    throw e;
                }
                LOG.info("Demo not recorded by this process: another process is the writer");
            }
        }
        isRecorded = true;
    }

    /** Resumes recording when this process takes over as the writer after startup. */
    @EventListener(WriterActivatedEvent.class)
    void resumeRecording() {
        if (isRecorded) {
            Thread.ofPlatform().name("demo").daemon().start(() -> run(new DefaultApplicationArguments()));
        }
    }

    /** Requires a policy that books all demo transfers; otherwise balances differ from the letter. */
    private void requireDemoPolicy() {
        if (policy.confirmingPeople() != 1) {
            throw new IllegalStateException(
                    "Set mutatieboek.confirming-people to 1: the other chapter has one person in the demo");
        }
        if (!policy.agreements().isEmpty()) {
            throw new IllegalStateException(
                    "Leave mutatieboek.agreements empty: the demo has no person of the finance ministry");
        }
    }

    boolean isRecorded() {
        return isRecorded;
    }

    /** Whether the ledger is empty or starts with this step. */
    private boolean isEmptyOrStartsWith(DemoStep first) {
        List<RawEntry> head = reader.readRawAfter(0, 1);
        return head.isEmpty()
                || reader.decode(head.getFirst()).metadata().causationId().equals(first.commandId());
    }
}
