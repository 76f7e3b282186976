package nl.mutatieboek.access;

import static nl.mutatieboek.Scribe.expenditure;
import static nl.mutatieboek.Scribe.proposal;

import java.util.List;
import java.util.Set;
import nl.mutatieboek.RunningBook;
import nl.mutatieboek.Scribe;
import nl.mutatieboek.budget.Actor;
import nl.mutatieboek.budget.Command;
import nl.mutatieboek.budget.Mandate;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.budget.term.PersonId;
import nl.mutatieboek.budget.term.Proposal;
import nl.mutatieboek.budget.term.Source;

/**
 * Unusual figures under embargo, and a word beside each.
 *
 * @param chapter whose they are
 * @param thousands in whole thousands of euros
 * @param seenBy for whom they are
 */
record SecretFigures(String chapter, long thousands, String word, Set<String> seenBy) {
    private static final String MOMENT = "2190-OWB";
    private static final int YEAR = 2190;

    /** Writes them in every form in which a chapter has figures. */
    static void plant(RunningBook book, List<SecretFigures> secrets) {
        Scribe scribe = new Scribe(book).moment(MOMENT, "2189-09-20");
        secrets.forEach(secret -> secret.plant(scribe));
        book.awaitReaders();
    }

    private void plant(Scribe scribe) {
        String item = chapter + "/98";
        String earmark = item + "/kornoelje";
        scribe.items(2025, item, earmark);
        Actor first = of("planter");
        Actor second = of("second-planter");
        MutationId booked =
                propose(scribe, first, proposal(Kind.RE_ESTIMATE, MOMENT, expenditure(item, YEAR, thousands)));
        scribe.record(second, id -> new Command.ApproveMutation(booked));
        MutationId reserved =
                propose(scribe, first, proposal(Kind.RESERVATION, MOMENT, expenditure(earmark, YEAR, thousands)));
        scribe.record(second, id -> new Command.ApproveMutation(reserved));
        propose(scribe, first, proposal(Kind.RE_ESTIMATE, MOMENT, expenditure(item, YEAR, -thousands)));
        MutationId rejected =
                propose(scribe, first, proposal(Kind.RE_ESTIMATE, MOMENT, expenditure(item, YEAR, thousands + 1)));
        scribe.record(second, id -> new Command.RejectMutation(rejected, word));
    }

    private Actor of(String person) {
        return new Actor(new PersonId(person), Set.of(new ChapterCode(chapter)), Set.of(Mandate.ADMINISTER));
    }

    private MutationId propose(Scribe scribe, Actor actor, Proposal plain) {
        MutationId[] made = new MutationId[1];
        scribe.record(actor, id -> {
            made[0] = new MutationId(id);
            return new Command.ProposeMutation(made[0], null, named(plain));
        });
        return made[0];
    }

    /** With the word wherever there is room for one. */
    private Proposal named(Proposal of) {
        return new Proposal(
                of.kind(),
                word,
                "because of " + word,
                of.moment(),
                of.momentFrom(),
                of.effectiveOn(),
                of.continuation(),
                of.basis(),
                new Source(word, null, null, null),
                of.kind() == Kind.RE_ESTIMATE,
                of.mutationClass(),
                of.precision(),
                of.particulars(),
                word,
                word,
                of.corrects(),
                of.reversal(),
                of.postings());
    }
}
