package nl.mutatieboek.security;

import static nl.mutatieboek.LedgerFixture.expenditure;
import static nl.mutatieboek.LedgerFixture.proposal;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.ProposalBuilder;
import nl.mutatieboek.domain.value.Source;

/**
 * Unusual figures under embargo, with a secret word.
 *
 * @param chapter their chapter
 * @param thousands in whole thousands of euros
 * @param seenBy the persons who may see them
 */
record EmbargoedFigureFixture(String chapter, long thousands, String word, Set<String> seenBy) {
    static final String MOMENT = "2190-OWB";
    private static final int YEAR = 2190;
    private static final long NEAR = 2_000_000;
    private static final long MOST_TIMES = 3;
    private static final Pattern FIGURE =
            Pattern.compile("(?<!\\d)\\d{1,3}(?:[.,\u00a0\u202f ]\\d{3}){2,3}(?!\\d)|(?<!\\d)\\d{8,11}(?!\\d)");

    /** Writes them in every form in which a chapter has figures. */
    static void record(ApplicationFixture book, List<EmbargoedFigureFixture> secrets) {
        LedgerFixture ledger = new LedgerFixture(book).moment(MOMENT, "2189-09-20");
        secrets.forEach(secret -> secret.record(ledger));
        book.awaitProjections();
    }

    /** Whether a text tells them: the word, or the figure in any writing, alone or in a sum with small ones. */
    boolean occurIn(String text) {
        long millions = thousands / 1_000;
        return text.contains(word)
                || Pattern.compile("(?<!\\d)" + millions / 1_000 + "[.,\u00a0\u202f ]?" + millions % 1_000 + "(?!\\d)")
                        .matcher(text)
                        .find()
                || FIGURE.matcher(text)
                        .results()
                        .map(figure -> Long.parseLong(figure.group().replaceAll("\\D", "")))
                        .anyMatch(figure -> LongStream.rangeClosed(1, MOST_TIMES)
                                .anyMatch(times -> Math.abs(figure - times * thousands) <= NEAR));
    }

    private void record(LedgerFixture ledger) {
        String item = chapter + "/98";
        String earmark = item + "/kornoelje";
        ledger.items(2025, item, earmark);
        Actor first = actor("planter");
        Actor second = actor("second-planter");
        MutationId booked =
                propose(ledger, first, proposal(MutationKind.RE_ESTIMATE, MOMENT, expenditure(item, YEAR, thousands)));
        ledger.record(second, id -> new Command.ApproveMutation(booked));
        MutationId reserved = propose(
                ledger, first, proposal(MutationKind.RESERVATION, MOMENT, expenditure(earmark, YEAR, thousands)));
        ledger.record(second, id -> new Command.ApproveMutation(reserved));
        propose(ledger, first, proposal(MutationKind.RE_ESTIMATE, MOMENT, expenditure(item, YEAR, -thousands)));
        MutationId rejected = propose(
                ledger, first, proposal(MutationKind.RE_ESTIMATE, MOMENT, expenditure(item, YEAR, thousands + 1)));
        ledger.record(second, id -> new Command.RejectMutation(rejected, word));
    }

    private Actor actor(String person) {
        return new Actor(new PersonId(person), Set.of(new ChapterCode(chapter)), Set.of(Mandate.ADMINISTER));
    }

    private MutationId propose(LedgerFixture ledger, Actor actor, Proposal plain) {
        MutationId[] made = new MutationId[1];
        ledger.record(actor, id -> {
            made[0] = new MutationId(id);
            return new Command.ProposeMutation(made[0], null, withWord(plain));
        });
        return made[0];
    }

    /** Contains the secret word in every free-text field. */
    private Proposal withWord(Proposal of) {
        return new ProposalBuilder(of)
                .text(word, "because of " + word)
                .source(Source.ofDocument(word))
                .newPolicy(of.kind() == MutationKind.RE_ESTIMATE)
                .coverage(word)
                .note(word)
                .build();
    }
}
