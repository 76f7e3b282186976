package nl.mutatieboek.dossier;

import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.KindDetails;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.RecordedActor;
import nl.mutatieboek.security.ActorNameResolver;
import org.jspecify.annotations.Nullable;

/**
 * What the entries of a dossier say, as far as it is searched.
 *
 * @param history the entries that are for who asks, the proposal first
 */
record SaidInDossier(List<LedgerEntry> history) {
    SaidInDossier {
        history = List.copyOf(history);
    }

    /** Whether what is asked of it holds. */
    boolean answers(Search search, Stretch recorded, ActorNameResolver names) {
        return history.stream().anyMatch(entry -> recorded.holds(entry.ledgerNumber()))
                && (search.basis() == null || isKnownBy(search.basis()))
                && (search.document() == null || document().holds(Folded.of(search.document())))
                && (search.person() == null || acted(Folded.of(search.person()), names))
                && (search.text() == null || everything().holds(Folded.of(search.text())));
    }

    private Event.MutationProposed proposed() {
        if (history.getFirst().event() instanceof Event.MutationProposed proposed) {
            return proposed;
        }
        throw new IllegalStateException("Not a proposal: " + history.getFirst());
    }

    private boolean isKnownBy(Basis basis) {
        Proposal proposal = proposed().proposal();
        return proposal.basis() == basis
                || proposal.postings().stream().map(Posting::basis).anyMatch(own -> own == basis);
    }

    private Folded document() {
        Proposal proposal = proposed().proposal();
        return Folded.of(Stream.of(
                proposal.source().document(),
                proposal.source().place(),
                proposal.particulars().parliamentaryPaper()));
    }

    private boolean acted(Folded person, ActorNameResolver names) {
        return history.stream().map(entry -> entry.origin().by()).distinct().anyMatch(who -> is(who, person, names));
    }

    private static boolean is(RecordedActor who, Folded person, ActorNameResolver names) {
        return Folded.of(who.subject()).equals(person)
                || names.find(who).filter(name -> Folded.of(name).holds(person)).isPresent();
    }

    private Folded everything() {
        Proposal proposal = proposed().proposal();
        KindDetails particulars = proposal.particulars();
        Stream<@Nullable String> proposalSays = Stream.of(
                proposed().number(),
                proposal.title(),
                proposal.explanation(),
                proposal.note(),
                proposal.coverage(),
                proposal.source().document(),
                proposal.source().place(),
                proposal.source().url(),
                particulars.cause(),
                particulars.prognosis(),
                particulars.decision(),
                particulars.conditions(),
                particulars.parliamentaryPaper(),
                particulars.member());
        return Folded.of(Stream.of(
                        proposalSays,
                        proposal.postings().stream().map(Posting::note),
                        history.stream().map(Act::of).map(Act::reason))
                .flatMap(texts -> texts));
    }
}
