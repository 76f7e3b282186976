package nl.mutatieboek.oversight.matter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.MatterEvent;
import nl.mutatieboek.domain.matter.ChapterMatters;
import nl.mutatieboek.domain.matter.ParliamentaryMatter;
import nl.mutatieboek.domain.value.MatterId;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import nl.mutatieboek.mutation.MutationQueries;
import nl.mutatieboek.oversight.matter.MatterProjection.MatterEntry;
import nl.mutatieboek.oversight.matter.TrackedMatter.MatterHistoryEntry;
import nl.mutatieboek.platform.NotFoundException;
import nl.mutatieboek.platform.UnavailableException;
import org.springframework.stereotype.Component;

/**
 * Answers queries on amendments, motions and undertakings at any point in time.
 *
 * <p>They are public papers, but a matter is hidden with its bill, and so are links to mutations and follow-ups in
 * bills that the reader may not see. A hidden step leaves no trace.
 */
@Component
public class MatterQueries {
    private final ProjectionReader projections;
    private final MutationQueries mutations;

    public MatterQueries(ProjectionReader projections, MutationQueries mutations) {
        this.projections = projections;
        this.mutations = mutations;
    }

    /** Returns the matters that match, by state and date. */
    public List<TrackedMatter> find(MatterCriteria criteria, ResolvedAsOf point) {
        return entries(point).stream()
                .flatMap(entries -> toVisible(entries, point).stream())
                .filter(criteria::matches)
                .sorted(TrackedMatter.BY_STATE_AND_DATE)
                .toList();
    }

    /**
     * Returns one matter.
     *
     * @throws NotFoundException if it is not in the book at this point, or if the reader may not see it
     */
    public TrackedMatter require(MatterId id, ResolvedAsOf point) {
        return entries(point).stream()
                .filter(entries -> entries.getFirst().event().matter().equals(id))
                .flatMap(entries -> toVisible(entries, point).stream())
                .findFirst()
                .orElseThrow(() -> new NotFoundException("unknown-matter", Map.of("matter", id)));
    }

    /**
     * Returns a matter after a command, or after a dry run as if that were recorded now, whatever its reader may see.
     *
     * @throws UnavailableException if the projections are too late
     */
    ParliamentaryMatter awaitAfter(CommandResult answer, MatterId id) {
        long upTo = answer instanceof CommandResult.RecordedResult recorded
                ? recorded.ledgerNumber()
                : projections.completeTo();
        if (!projections.await(upTo)) {
            throw UnavailableException.projectionBehind(upTo, projections.completeTo());
        }
        Stream<MatterEvent> would = answer instanceof CommandResult.DryRunResult dryRun
                ? dryRun.events().stream().filter(MatterEvent.class::isInstance).map(MatterEvent.class::cast)
                : Stream.empty();
        return fold(Stream.concat(entries(id, upTo).stream().map(MatterEntry::event), would))
                .orElseThrow(() -> new IllegalStateException("Not recorded: " + id));
    }

    private static Optional<ParliamentaryMatter> fold(Stream<MatterEvent> events) {
        ParliamentaryMatter matter = null;
        for (MatterEvent event : (Iterable<MatterEvent>) events::iterator) {
            matter = ChapterMatters.evolve(matter, event);
        }
        return Optional.ofNullable(matter);
    }

    private List<MatterEntry> entries(MatterId id, long upTo) {
        return projections.query(
                MatterProjection.class,
                matters -> List.copyOf(matters.entriesByMatter(upTo).getOrDefault(id, List.of())));
    }

    /** Returns a matter whatever its reader may see; empty if it is not in the book. */
    Optional<ParliamentaryMatter> find(MatterId id) {
        return fold(entries(id, Long.MAX_VALUE).stream().map(MatterEntry::event));
    }

    /** Returns the step with a ledger number; empty if there is none or the reader may not see it. */
    Optional<MatterHistoryEntry> findStep(MatterId id, long ledgerNumber, ResolvedAsOf point) {
        return Optional.of(entries(id, point.ledgerNumber())).filter(entries -> !entries.isEmpty()).stream()
                .flatMap(entries -> toVisible(entries, point).stream())
                .flatMap(found -> found.history().stream())
                .filter(one -> one.step() > 0 && one.ledgerNumber() == ledgerNumber)
                .findFirst();
    }

    private List<List<MatterEntry>> entries(ResolvedAsOf point) {
        return projections.query(
                MatterProjection.class,
                matters -> List.copyOf(
                        matters.entriesByMatter(point.ledgerNumber()).values()));
    }

    private Optional<TrackedMatter> toVisible(List<MatterEntry> entries, ResolvedAsOf point) {
        ParliamentaryMatter seen =
                fold(entries.stream().map(MatterEntry::event)).orElse(null);
        if (seen == null || !isVisible(seen, point)) {
            return Optional.empty();
        }
        Map<Integer, String> revokedFor = new HashMap<>();
        List<MatterHistoryEntry> history = new ArrayList<>();
        int steps = 0;
        for (MatterEntry entry : entries) {
            MatterEvent event = entry.event();
            if (event instanceof MatterEvent.MatterStepRevoked e) {
                revokedFor.put(e.step(), e.reason());
            }
            int step = event instanceof MatterEvent.MatterStep ? ++steps : 0;
            history.add(new MatterHistoryEntry(entry.ledgerNumber(), entry.recordedAt(), event, step, null));
        }
        List<MatterHistoryEntry> visible = new ArrayList<>();
        for (MatterHistoryEntry one : history) {
            if (one.event() instanceof MatterEvent.MatterStep step && !isVisible(step, point)) {
                seen = new ParliamentaryMatter(
                        seen.id(), seen.recorded(), seen.steps(), seen.revoked().plus(one.step()));
            } else if (!(one.event() instanceof MatterEvent.MatterStepRevoked)) {
                visible.add(new MatterHistoryEntry(
                        one.ledgerNumber(), one.recordedAt(), one.event(), one.step(), revokedFor.get(one.step())));
            }
        }
        return Optional.of(new TrackedMatter(seen, visible));
    }

    /** Whether the reader may see a matter at a point: its bill, under every name that it had, is presented there. */
    private static boolean isVisible(ParliamentaryMatter matter, ResolvedAsOf point) {
        return isBy(matter.recorded().submittedOn(), point)
                && matter.bills().stream().allMatch(point::includesMoment);
    }

    private boolean isVisible(MatterEvent.MatterStep step, ResolvedAsOf point) {
        LocalDate on = step.on();
        return (on == null || isBy(on, point))
                && switch (step) {
                    case MatterEvent.MatterLinked e -> isVisible(e.mutation(), point);
                    case MatterEvent.MatterFollowedUp e ->
                        e.followUp().laterBill() == null
                                || point.includesMoment(
                                        Objects.requireNonNull(e.followUp().laterBill()));
                    default -> true;
                };
    }

    private boolean isVisible(MutationId mutation, ResolvedAsOf point) {
        return mutations
                .findVisibleAsOf(mutation, point.ledgerNumber())
                .filter(found -> point.includesMoment(found.facts().proposal().moment()))
                .isPresent();
    }

    private static boolean isBy(LocalDate day, ResolvedAsOf point) {
        return point.isInEffect(day);
    }
}
