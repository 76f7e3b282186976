package nl.mutatieboek.demo;

import java.util.List;
import nl.mutatieboek.ledger.Answer;
import nl.mutatieboek.ledger.Desk;
import nl.mutatieboek.ledger.Desk.NotAnswered;

/**
 * Hands acts in at the desk, one after the other, as people would. What was done before gets its old answer; a refusal is a
 * mistake in the demo and stops it.
 */
final class Recorder {
    /** How often an act is handed in before the book is held to be unable. */
    private static final int TRIES = 12;

    private final Desk desk;

    Recorder(Desk desk) {
        this.desk = desk;
    }

    void record(List<Act> acts) {
        for (Act act : acts) {
            Answer answer = answer(act);
            if (!(answer instanceof Answer.Recorded)) {
                throw new IllegalStateException("The demo book stops at \"%s\" of %s: %s"
                        .formatted(act.key(), act.by().person(), answer));
            }
        }
    }

    /** The same command may be handed in again: it has one effect. Each waits as long as anybody waits for an answer. */
    private Answer answer(Act act) {
        for (int left = TRIES; ; left--) {
            try {
                return desk.carryOut(act.signed());
            } catch (NotAnswered e) {
                boolean inVain = e.reason() == NotAnswered.Reason.STOPPED || e.reason() == NotAnswered.Reason.STANDBY;
                if (left == 1 || inVain) {
                    throw e;
                }
            }
        }
    }
}
