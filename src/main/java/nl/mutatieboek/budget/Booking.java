package nl.mutatieboek.budget;

import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.budget.Event.MutationProposed;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.Proposal;
import nl.mutatieboek.budget.term.Reversal;
import nl.mutatieboek.budget.term.Succession;

/** What happens when a mutation is booked: in every chapter that it touches, and in its dossier, or nowhere. */
final class Booking {
    private Booking() {}

    static List<Event> of(MutationProposed facts) {
        Proposal proposal = facts.proposal();
        Reversal reversal = proposal.reversal();
        List<Event> events = new ArrayList<>();
        for (ChapterCode chapter : proposal.chapters()) {
            events.add(new Event.PostingsBooked(
                    chapter,
                    facts.mutation(),
                    facts.number(),
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
                        reversal != null && reversal.undoes(Kind.REORGANISATION)
                                ? new Event.LineageUnlinked(
                                        chapter, facts.mutation(), proposal.moment(), proposal.day(), links)
                                : new Event.LineageLinked(
                                        chapter, facts.mutation(), proposal.moment(), proposal.day(), links));
            }
        }
        if (reversal != null) {
            events.add(new Event.MutationReversed(reversal.of(), facts.mutation()));
        }
        events.add(new Event.MutationBooked(facts.mutation()));
        return events;
    }
}
