package nl.mutatieboek.mutation;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.KindDetails;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.RecordedActor;
import nl.mutatieboek.platform.format.SearchText;
import nl.mutatieboek.security.ActorNameResolver;
import org.jspecify.annotations.Nullable;

/**
 * Matches search criteria against the events of a mutation.
 *
 * @param history the entries visible to the reader, the proposal first
 */
record MutationSearchMatcher(List<LedgerEntry> history) {
    MutationSearchMatcher {
        history = List.copyOf(history);
    }

    /** Whether the content satisfies the criteria. */
    boolean matches(MutationSearchCriteria search, LedgerRange recorded, ActorNameResolver names) {
        return history.stream().anyMatch(entry -> recorded.contains(entry.ledgerNumber()))
                && (search.basis() == null || isKnownBy(search.basis()))
                && (search.document() == null || document().containsWordsOf(SearchText.of(search.document())))
                && (search.person() == null || acted(SearchText.of(search.person()), names))
                && (search.text() == null || everything().containsWordsOf(SearchText.of(search.text())));
    }

    private Event.MutationProposed proposed() {
        if (history.getFirst().event() instanceof Event.MutationProposed proposed) {
            return proposed;
        }
        throw new IllegalStateException("Expected a proposal, found " + history.getFirst());
    }

    private boolean isKnownBy(Basis basis) {
        Proposal proposal = proposed().proposal();
        return proposal.basis() == basis
                || proposal.postings().stream().map(Posting::basis).anyMatch(own -> own == basis);
    }

    private SearchText document() {
        Proposal proposal = proposed().proposal();
        return SearchText.of(Stream.of(
                proposal.source().document(),
                proposal.source().place(),
                proposal.particulars().parliamentaryPaper()));
    }

    String sourceDocument() {
        return proposed().proposal().source().document();
    }

    private boolean acted(SearchText person, ActorNameResolver names) {
        return actors(person, names).findAny().isPresent();
    }

    /** The people who acted on it and have this text in their name or subject. */
    Stream<RecordedActor> actors(SearchText person, ActorNameResolver names) {
        return history.stream()
                .map(entry -> entry.metadata().actor())
                .distinct()
                .filter(who -> is(who, person, names));
    }

    private static boolean is(RecordedActor who, SearchText person, ActorNameResolver names) {
        return SearchText.of(who.subject()).equals(person)
                || names.findName(who)
                        .filter(name -> SearchText.of(name).containsWordsOf(person))
                        .isPresent();
    }

    private SearchText everything() {
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
        Stream<@Nullable String> marks = Stream.concat(
                        Stream.ofNullable(proposal.marks()),
                        proposal.postings().stream().map(Posting::marks).filter(Objects::nonNull))
                .flatMap(stated -> Stream.of(stated.ibosNumber(), stated.window(), stated.reason()));
        return SearchText.of(Stream.of(
                        proposalSays,
                        marks,
                        proposal.postings().stream().map(Posting::note),
                        history.stream().map(HistoryEntry::of).map(HistoryEntry::reason))
                .flatMap(texts -> texts));
    }
}
