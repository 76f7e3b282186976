package nl.mutatieboek.domain.matter;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.mutatieboek.domain.MatterEvent;
import nl.mutatieboek.domain.MatterEvent.MatterStep;
import nl.mutatieboek.domain.MatterRefusal;
import nl.mutatieboek.domain.MatterRefusal.FollowUpBillMissing;
import nl.mutatieboek.domain.MatterRefusal.FollowUpNotOfType;
import nl.mutatieboek.domain.MatterRefusal.FollowedUpBefore;
import nl.mutatieboek.domain.MatterRefusal.MatterFieldNotOfType;
import nl.mutatieboek.domain.MatterRefusal.MatterStepTooEarly;
import nl.mutatieboek.domain.MatterRefusal.MatterTypeFixed;
import nl.mutatieboek.domain.MatterRefusal.NotALaterBudget;
import nl.mutatieboek.domain.MatterRefusal.NotAnAmendment;
import nl.mutatieboek.domain.MatterRefusal.NotStructural;
import nl.mutatieboek.domain.MatterRefusal.StateCannotFollow;
import nl.mutatieboek.domain.MatterRefusal.WeightyReasonMissing;
import nl.mutatieboek.domain.value.MatterDetails;
import nl.mutatieboek.domain.value.MatterFollowUp;
import nl.mutatieboek.domain.value.MatterFollowUp.FollowUpType;
import nl.mutatieboek.domain.value.MatterId;
import nl.mutatieboek.domain.value.MatterState;
import nl.mutatieboek.domain.value.MatterType;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * An amendment, a motion or an undertaking with its history.
 *
 * @param recorded details as first recorded
 * @param steps all steps in the order of recording
 * @param revoked numbers of the steps that no longer count, from 1
 */
public record ParliamentaryMatter(
        MatterId id, MatterDetails recorded, PVector<MatterStep> steps, PSet<Integer> revoked) {
    /** Creates a matter without steps. */
    public ParliamentaryMatter(MatterId id, MatterDetails recorded) {
        this(id, recorded, TreePVector.empty(), HashTreePSet.empty());
    }

    /** Returns the steps that count, in the order of recording. */
    public List<MatterStep> standingSteps() {
        return IntStream.range(0, steps.size())
                .filter(index -> !revoked.contains(index + 1))
                .mapToObj(steps::get)
                .toList();
    }

    /** Returns the details as first recorded and as changed or corrected since, the latest last. */
    private List<MatterDetails> versions() {
        return Stream.concat(Stream.of(recorded), standingSteps().stream().flatMap(ParliamentaryMatter::details))
                .toList();
    }

    /** Returns the details that a step states, if it does. */
    private static Stream<MatterDetails> details(MatterStep step) {
        return switch (step) {
            case MatterEvent.MatterChanged e -> Stream.of(e.details());
            case MatterEvent.MatterCorrected e -> Stream.of(e.details());
            default -> Stream.empty();
        };
    }

    /** Returns the details that now hold. */
    public MatterDetails details() {
        return versions().getLast();
    }

    /** Whether this is the number of its parliamentary paper, or of an earlier one, in whatever spelling. */
    public boolean hasPaper(String paper) {
        return versions().stream().anyMatch(details -> details.hasPaper(paper));
    }

    /** Returns the bills that it names or ever named, in revoked steps too. */
    public Set<Moment> bills() {
        return Stream.concat(Stream.of(recorded), steps.stream().flatMap(ParliamentaryMatter::details))
                .flatMap(details -> Stream.ofNullable(details.bill()))
                .collect(Collectors.toUnmodifiableSet());
    }

    public MatterState state() {
        MatterState state = recorded.type() == MatterType.UNDERTAKING ? MatterState.OPEN : MatterState.SUBMITTED;
        for (MatterStep step : standingSteps()) {
            state = switch (step) {
                case MatterEvent.MatterChanged e -> MatterState.CHANGED;
                case MatterEvent.MatterDecided e -> e.decision().state();
                case MatterEvent.MatterFollowedUp e ->
                    e.followUp().type() == FollowUpType.FULFILLED ? MatterState.FULFILLED : state;
                case MatterEvent.MatterLinked e -> state;
                case MatterEvent.MatterCorrected e -> state;
            };
        }
        return state;
    }

    /** Returns the day since which it has its state: of the submission, or of the last change or decision. */
    public LocalDate since() {
        LocalDate since = details().submittedOn();
        for (MatterStep step : standingSteps()) {
            boolean followUp = step instanceof MatterEvent.MatterFollowedUp e
                    && e.followUp().type() != FollowUpType.FULFILLED;
            LocalDate on = step.on();
            since = followUp || on == null ? since : on;
        }
        return since;
    }

    /** Returns the mutations that book it. */
    public List<MutationId> mutations() {
        return standingSteps().stream()
                .filter(MatterEvent.MatterLinked.class::isInstance)
                .map(step -> ((MatterEvent.MatterLinked) step).mutation())
                .toList();
    }

    /** Returns what was done about it, in the order of recording. */
    public List<MatterFollowUp> followUps() {
        return standingSteps().stream()
                .filter(MatterEvent.MatterFollowedUp.class::isInstance)
                .map(step -> ((MatterEvent.MatterFollowedUp) step).followUp())
                .toList();
    }

    /**
     * Whether something remains to be done: parliament has yet to decide, or the undertaking or adopted motion is not
     * fulfilled.
     */
    public boolean isOpen() {
        MatterState state = state();
        return state == MatterState.OPEN
                || state.isBeforeParliament()
                || (state == MatterState.ADOPTED && recorded.type() == MatterType.MOTION);
    }

    /** Returns the refusal of a step that cannot follow this state; empty if it can. */
    public Optional<MatterRefusal> check(MatterStep step) {
        return switch (step) {
            case MatterEvent.MatterChanged e ->
                checkType(e.details())
                        .or(() -> checkBeforeParliament(MatterState.CHANGED))
                        .or(() -> checkDay(e.on()))
                        .or(() -> earliest(e.details().submittedOn(), e.on()));
            case MatterEvent.MatterDecided e ->
                checkBeforeParliament(e.decision().state()).or(() -> checkDay(e.on()));
            case MatterEvent.MatterLinked e ->
                !recorded.type().isAmendment()
                        ? Optional.of(new NotAnAmendment(id, recorded.type()))
                        : refusalIf(
                                state().isEndedWithoutEffect(),
                                new StateCannotFollow(id, state(), MatterState.ADOPTED));
            case MatterEvent.MatterFollowedUp e -> checkFollowUp(e.followUp()).or(() -> checkDay(e.on()));
            case MatterEvent.MatterCorrected e ->
                checkType(e.details())
                        .or(() -> standingSteps().stream()
                                .flatMap(earlier -> Stream.ofNullable(earlier.on()))
                                .min(LocalDate::compareTo)
                                .flatMap(first -> earliest(e.details().submittedOn(), first)));
        };
    }

    private static Optional<MatterRefusal> refusalIf(boolean refused, MatterRefusal refusal) {
        return refused ? Optional.of(refusal) : Optional.empty();
    }

    private Optional<MatterRefusal> checkType(MatterDetails details) {
        return refusalIf(details.type() != recorded.type(), new MatterTypeFixed(id, recorded.type(), details.type()));
    }

    private Optional<MatterRefusal> checkBeforeParliament(MatterState next) {
        MatterState state = state();
        boolean again = state == MatterState.HELD_OVER && next == MatterState.HELD_OVER;
        return refusalIf(!state.isBeforeParliament() || again, new StateCannotFollow(id, state, next));
    }

    private Optional<MatterRefusal> checkDay(LocalDate day) {
        return earliest(since(), day);
    }

    private Optional<MatterRefusal> earliest(LocalDate earliest, LocalDate day) {
        return refusalIf(day.isBefore(earliest), new MatterStepTooEarly(id, day, earliest));
    }

    private Optional<MatterRefusal> checkFollowUp(MatterFollowUp followUp) {
        FollowUpType type = followUp.type();
        Moment bill = followUp.laterBill();
        if (type.isOfBill() != recorded.type().isAmendment()) {
            return Optional.of(new FollowUpNotOfType(recorded.type(), type));
        }
        if (!type.isOfBill()) {
            MatterState needed = recorded.type() == MatterType.MOTION ? MatterState.ADOPTED : MatterState.OPEN;
            return refusalIf(bill != null, new MatterFieldNotOfType(recorded.type(), "laterBill"))
                    .or(() -> refusalIf(state() != needed, new StateCannotFollow(id, state(), MatterState.FULFILLED)));
        }
        if (bill == null) {
            return Optional.of(new FollowUpBillMissing(type));
        }
        return refusalIf(state() != MatterState.ADOPTED, new StateCannotFollow(id, state(), MatterState.ADOPTED))
                .or(() -> refusalIf(!details().isStructural(), new NotStructural(id)))
                .or(() -> checkLaterBudget(bill, details().bill()))
                .or(() -> refusalIf(
                        followUps().stream().anyMatch(earlier -> bill.equals(earlier.laterBill())),
                        new FollowedUpBefore(id, bill)))
                .or(() -> refusalIf(
                        type == FollowUpType.NOT_CARRIED && followUp.remark() == null, new WeightyReasonMissing(bill)));
    }

    private static Optional<MatterRefusal> checkLaterBudget(Moment bill, @Nullable Moment amended) {
        return amended == null
                ? Optional.empty()
                : refusalIf(
                        bill.code() != Moment.Code.OWB || bill.year().compareTo(amended.year()) <= 0,
                        new NotALaterBudget(bill, amended));
    }

    /** Returns the number of the first step that could not follow if one step were revoked; empty if all could. */
    Optional<Integer> firstStepWithout(int step) {
        ParliamentaryMatter without = new ParliamentaryMatter(id, recorded);
        for (int number = 1; number <= steps.size(); number++) {
            MatterStep one = steps.get(number - 1);
            boolean counts = number != step && !revoked.contains(number);
            if (counts && without.check(one).isPresent()) {
                return Optional.of(number);
            }
            without = counts ? without.plus(one) : without;
        }
        return Optional.empty();
    }

    /** Whether a step has this number and counts. */
    boolean hasStep(int step) {
        return step >= 1 && step <= steps.size() && !revoked.contains(step);
    }

    /** Returns the matter with a further step. */
    public ParliamentaryMatter plus(MatterStep step) {
        return new ParliamentaryMatter(id, recorded, steps.plus(step), revoked);
    }

    /** Returns the matter with a step revoked. */
    public ParliamentaryMatter plus(MatterEvent.MatterStepRevoked e) {
        if (!hasStep(e.step())) {
            throw new IllegalStateException("No such step: " + e);
        }
        return new ParliamentaryMatter(id, recorded, steps, revoked.plus(e.step()));
    }
}
