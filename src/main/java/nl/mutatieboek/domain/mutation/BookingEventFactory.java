package nl.mutatieboek.domain.mutation;

import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.Event.MutationProposed;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Reversal;
import nl.mutatieboek.domain.value.Succession;

/** Creates the events that book a mutation: in every chapter that it touches and in its own stream. */
final class BookingEventFactory {
    private BookingEventFactory() {}

    static List<Event> create(MutationProposed proposed) {
        Proposal proposal = proposed.proposal();
        Reversal reversal = proposal.reversal();
        List<Event> events = new ArrayList<>();
        for (ChapterCode chapter : proposal.chapters()) {
            events.add(new Event.PostingsBooked(
                    chapter,
                    proposed.mutation(),
                    proposed.number(),
                    proposal.kind(),
                    proposal.moment(),
                    proposal.day(),
                    proposal.precision(),
                    proposal.continuation(),
                    reversal,
                    proposal.postingsOf(chapter)));
            List<Succession> links = proposal.particulars().links().stream()
                    .filter(link -> link.becomes().chapter().equals(chapter))
                    .toList();
            if (!links.isEmpty()) {
                events.add(
                        reversal != null && reversal.undoes(MutationKind.REORGANISATION)
                                ? new Event.LineageUnlinked(
                                        chapter, proposed.mutation(), proposal.moment(), proposal.day(), links)
                                : new Event.LineageLinked(
                                        chapter, proposed.mutation(), proposal.moment(), proposal.day(), links));
            }
        }
        if (reversal != null) {
            events.add(new Event.MutationReversed(reversal.of(), proposed.mutation()));
        }
        events.add(new Event.MutationBooked(proposed.mutation()));
        return events;
    }
}
