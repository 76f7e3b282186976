package nl.mutatieboek.domain.moment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.mutatieboek.domain.CalendarEvent;
import nl.mutatieboek.domain.CalendarEvent.CeilingRecorded;
import nl.mutatieboek.domain.CalendarEvent.EmbargoLifted;
import nl.mutatieboek.domain.CalendarEvent.EmbargoRestored;
import nl.mutatieboek.domain.CalendarEvent.MomentCorrected;
import nl.mutatieboek.domain.CalendarEvent.MomentCorrectionProposed;
import nl.mutatieboek.domain.CalendarEvent.MomentCorrectionWithdrawn;
import nl.mutatieboek.domain.CalendarEvent.MomentRegistered;
import nl.mutatieboek.domain.value.CeilingAmount;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Registered moments, their order and the ends of their embargoes. The order is by submission date, then budget year,
 * then OWB &lt; NVW &lt; ISB &lt; VB &lt; O1 &lt; SBS &lt; O2 &lt; SW, then number.
 *
 * @param registered registrations as last corrected
 * @param embargoEnds ended embargoes, with the reason
 * @param pendingCorrections corrections that wait for a second person
 * @param ceilings expenditure ceilings in force, in the order of recording
 */
public record MomentCalendar(
        PMap<Moment, MomentRegistered> registered,
        PMap<EmbargoScope, EmbargoEndReason> embargoEnds,
        PMap<Moment, MomentCorrectionProposed> pendingCorrections,
        PVector<CeilingAmount> ceilings) {
    public static final MomentCalendar EMPTY =
            new MomentCalendar(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty(), TreePVector.empty());

    /** Scope of an embargo; {@code chapter} is null for every chapter. */
    record EmbargoScope(Moment moment, @Nullable ChapterCode chapter) {}

    /** Returns the submission date of a moment; empty if the moment is not registered. */
    public Optional<LocalDate> submittedOn(Moment moment) {
        return Optional.ofNullable(registered.get(moment)).map(MomentRegistered::submittedOn);
    }

    /** Returns the stated end of the embargo on a moment. */
    Optional<Instant> publicAt(Moment moment) {
        return Optional.ofNullable(registered.get(moment)).map(MomentRegistered::publicAt);
    }

    /** Whether the embargo on a moment ended for a chapter. */
    public boolean isEmbargoLifted(Moment moment, ChapterCode chapter) {
        return isEmbargoLifted(moment) || embargoEnds.containsKey(new EmbargoScope(moment, chapter));
    }

    /** Whether the embargo on a moment ended for every chapter. */
    boolean isEmbargoLifted(Moment moment) {
        return embargoEnds.containsKey(new EmbargoScope(moment, null));
    }

    /** Returns the first moment under embargo for a chapter; the embargo hides all later moments too. */
    public Optional<Moment> firstUnderEmbargo(ChapterCode chapter) {
        return registered.keySet().stream()
                .filter(moment -> !isEmbargoLifted(moment, chapter))
                .min(momentOrder());
    }

    /** Returns the moments that belong to a bill without being one: the nota van wijziging and the adopted budget. */
    List<Moment> momentsAmending(Moment bill) {
        return registered.keySet().stream()
                .filter(moment -> !moment.equals(bill) && moment.bill().equals(bill))
                .sorted(momentOrder())
                .toList();
    }

    /** Returns the calendar with one moment added, or moved to another day. */
    private MomentCalendar withMoment(Moment moment, LocalDate day) {
        return new MomentCalendar(
                registered.plus(moment, new MomentRegistered(moment, day, true, null, false)),
                embargoEnds,
                pendingCorrections,
                ceilings);
    }

    /**
     * Returns the first moment after a day whose embargo has ended for at least one chapter.
     *
     * @param moment the moment to be placed on that day
     */
    public Optional<Moment> firstVisibleAfter(Moment moment, LocalDate day) {
        MomentCalendar changed = withMoment(moment, day);
        return embargoEnds.keySet().stream()
                .map(EmbargoScope::moment)
                .filter(other -> changed.momentOrder().compare(moment, other) < 0)
                .min(changed.momentOrder());
    }

    /** Returns the first moment whose order relative to this one would change if it moved to another day. */
    Optional<Moment> firstReordered(Moment moment, LocalDate day) {
        MomentCalendar changed = withMoment(moment, day);
        return registered.keySet().stream()
                .filter(other -> Integer.signum(momentOrder().compare(moment, other))
                        != Integer.signum(changed.momentOrder().compare(moment, other)))
                .min(momentOrder());
    }

    /** Returns the order of registered moments. */
    public Comparator<Moment> momentOrder() {
        return Comparator.comparing((Moment moment) -> submittedOn(moment).orElseThrow())
                .thenComparing(Moment::year)
                .thenComparing(Moment::code)
                .thenComparingInt(Moment::number);
    }

    public MomentCalendar evolve(CalendarEvent event) {
        return switch (event) {
            case MomentRegistered e -> {
                if (registered.containsKey(e.moment())) {
                    throw new IllegalStateException("Registered twice: " + e);
                }
                yield withRegistration(e);
            }
            case MomentCorrectionProposed e ->
                new MomentCalendar(
                        registered,
                        embargoEnds,
                        pendingCorrections.plus(e.change().moment(), e),
                        ceilings);
            case MomentCorrectionWithdrawn e -> {
                MomentCorrectionProposed known =
                        pendingCorrections.get(e.change().moment());
                if (known == null || !known.change().equals(e.change())) {
                    throw new IllegalStateException("Was not proposed: " + e);
                }
                yield new MomentCalendar(
                        registered,
                        embargoEnds,
                        pendingCorrections.minus(e.change().moment()),
                        ceilings);
            }
            case MomentCorrected e -> {
                if (!registered.containsKey(e.moment())) {
                    throw new IllegalStateException("Not registered: " + e);
                }
                EmbargoScope scope = new EmbargoScope(e.moment(), null);
                PMap<EmbargoScope, EmbargoEndReason> others =
                        embargoEnds.get(scope) == EmbargoEndReason.REGISTERED ? embargoEnds.minus(scope) : embargoEnds;
                yield new MomentCalendar(registered, others, pendingCorrections.minus(e.moment()), ceilings)
                        .withRegistration(new MomentRegistered(
                                e.moment(), e.submittedOn(), e.assumed(), e.publicAt(), e.embargoEnded()));
            }
            case EmbargoLifted e -> {
                if (!registered.containsKey(e.moment())) {
                    throw new IllegalStateException("Not registered: " + e);
                }
                yield new MomentCalendar(
                        registered,
                        embargoEnds.plus(new EmbargoScope(e.moment(), e.chapter()), e.ground()),
                        pendingCorrections,
                        ceilings);
            }
            case EmbargoRestored e -> {
                EmbargoScope scope = new EmbargoScope(e.moment(), e.chapter());
                if (!embargoEnds.containsKey(scope)) {
                    throw new IllegalStateException("Not lifted: " + e);
                }
                yield new MomentCalendar(registered, embargoEnds.minus(scope), pendingCorrections, ceilings);
            }
            case CeilingRecorded e ->
                new MomentCalendar(registered, embargoEnds, pendingCorrections, ceilingsWith(e.amount()));
        };
    }

    private PVector<CeilingAmount> ceilingsWith(CeilingAmount amount) {
        return TreePVector.from(ceilings.stream()
                        .filter(other -> !amount.isOfSame(other))
                        .toList())
                .plus(amount);
    }

    private MomentCalendar withRegistration(MomentRegistered e) {
        EmbargoScope scope = new EmbargoScope(e.moment(), null);
        return new MomentCalendar(
                registered.plus(e.moment(), e),
                e.embargoEnded() && !embargoEnds.containsKey(scope)
                        ? embargoEnds.plus(scope, EmbargoEndReason.REGISTERED)
                        : embargoEnds,
                pendingCorrections,
                ceilings);
    }
}
