package nl.mutatieboek.dossier.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.domain.Command.ProposeMutation;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.mutation.RoundingRemainder;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.dossier.Dossiers;
import nl.mutatieboek.dossier.ProposalRequest;
import nl.mutatieboek.importing.table.FlawReason;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.platform.format.MessageRenderer;
import nl.mutatieboek.platform.http.CommandService;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.ProblemRenderer;
import nl.mutatieboek.platform.http.ProblemRenderer.ProblemView;
import nl.mutatieboek.platform.http.RequestBodyBinder;
import nl.mutatieboek.platform.http.RequestBodyBinder.BoundForm;
import nl.mutatieboek.security.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hands in what a form says as the API hands in what is posted there, and brings what is answered back to the form. */
@Component
class Judging {
    private static final Set<String> STILL_TO_COME =
            Set.of("missing", "list-length", "field-missing", "not-stated-either");

    /** What the API says of its own names, as a form says it. */
    private static final Map<String, String> IN_A_FORM = Map.of(
            "field-missing", "malformed.missing",
            "not-stated-either", "page.entry.why.not-stated-either",
            "continuation", "page.entry.why.continuation",
            "date", "page.entry.why.date",
            "list-length", "page.entry.why.list-length");

    private final RequestBodyBinder binder;
    private final CommandService counter;
    private final CurrentActor acting;
    private final ProblemRenderer problems;
    private final MessageRenderer sentences;
    private final Dossiers dossiers;
    private final Drawn drawn;

    Judging(
            RequestBodyBinder binder,
            CommandService counter,
            CurrentActor acting,
            ProblemRenderer problems,
            MessageRenderer sentences,
            Dossiers dossiers,
            Drawn drawn) {
        this.binder = binder;
        this.counter = counter;
        this.acting = acting;
        this.problems = problems;
        this.sentences = sentences;
        this.dossiers = dossiers;
        this.drawn = drawn;
    }

    /**
     * What was answered.
     *
     * @param mutation that was proposed; null if none was
     * @param number that it has, or would have
     * @param told why not; null if nothing is in the way
     * @param reused whether another mutation was proposed with this form before
     */
    record Outcome(
            @Nullable MutationId mutation,
            @Nullable String number,
            int status,
            @Nullable ProblemView told,
            List<Mistake> mistakes,
            boolean reused) {
        Outcome {
            mistakes = List.copyOf(mistakes);
        }
    }

    /**
     * A look at what is not ready.
     *
     * @param toCome what has still to be filled in, by the names of the fields
     * @param sums what the rows come to
     * @param residues what is left where the kind asks that nothing is
     * @param reserves what it would leave of reserves
     * @param outcome what the rules would say of the figures; null where that cannot be asked yet
     */
    record Look(
            List<Place> toCome,
            Sums sums,
            List<RoundingRemainder> residues,
            List<Drawn.Left> reserves,
            @Nullable Outcome outcome) {
        Look {
            toCome = List.copyOf(toCome);
            residues = List.copyOf(residues);
            reserves = List.copyOf(reserves);
        }
    }

    private record Handed(ProposeMutation command, CommandEnvelope signed) {
        MutationId mutation() {
            return new MutationId(signed.origin().causation());
        }
    }

    /** Proposes it, or tries that out. */
    Outcome propose(Form form, String path, String key, boolean dryRun, Locale language) {
        return answer(Filled.of(form), path, key, dryRun, language);
    }

    /** Looks at the figures of a form that may not be ready. */
    Look look(Form form, String path, String key, Locale language) {
        Filled filled = Filled.unfinished(form);
        List<Place> toCome =
                new ArrayList<>(filled.toCome().stream().map(Place::of).toList());
        Sums sums = Sums.of(filled.sums());
        Proposal proposal;
        try {
            proposal = binder.ofForm(ProposalRequest.class, path, key, filled.body())
                    .body()
                    .proposal();
        } catch (ProblemException problem) {
            List<Mistake> mistakes = new ArrayList<>();
            for (ProblemRenderer.ParameterError wrong : problems.wrong(problem, language)) {
                if (STILL_TO_COME.contains(wrong.code())) {
                    toCome.add(filled.place(wrong.pointer()));
                } else {
                    mistakes.add(mistake(wrong, filled, language));
                }
            }
            Outcome outcome = mistakes.isEmpty()
                    ? null
                    : new Outcome(
                            null, null, problem.status(), problems.told(problem, language), distinct(mistakes), false);
            return new Look(distinct(toCome), sums, List.of(), List.of(), outcome);
        }
        Outcome outcome = answer(filled, path, key, true, language);
        return new Look(distinct(toCome), sums, RoundingRemainder.of(proposal), drawn.by(proposal), outcome);
    }

    private Outcome answer(Filled filled, String path, String key, boolean dryRun, Locale language) {
        Handed handed = null;
        try {
            handed = handed(filled, path, key);
            dossiers.requireSeen(handed.command().proposal());
            CommandResult answer = counter.answer(handed.signed(), null, dryRun);
            return new Outcome(
                    answer instanceof CommandResult.RecordedResult ? handed.mutation() : null,
                    dossiers.number(answer, handed.mutation()),
                    200,
                    null,
                    List.of(),
                    false);
        } catch (ProblemException problem) {
            MutationId earlier = handed != null && problem.code().equals("key-reused") ? handed.mutation() : null;
            List<Mistake> mistakes = new ArrayList<>();
            problems.wrong(problem, language).forEach(wrong -> mistakes.add(mistake(wrong, filled, language)));
            Refusal refusal = problem.refusal();
            if (refusal != null && handed != null) {
                mistakes.addAll(refused(refusal, handed.command().proposal(), filled, language));
            }
            return new Outcome(
                    earlier,
                    earlier == null ? null : dossiers.earlier(earlier).number(),
                    problem.status(),
                    problems.told(problem, language),
                    distinct(mistakes),
                    earlier != null);
        }
    }

    private Handed handed(Filled filled, String path, String key) {
        BoundForm<ProposalRequest> request = binder.ofForm(ProposalRequest.class, path, key, filled.body());
        CommandEnvelope signed =
                request.command().signed(acting.actor(), id -> request.body().command(new MutationId(id)));
        return new Handed((ProposeMutation) signed.command(), signed);
    }

    private Mistake mistake(ProblemRenderer.ParameterError wrong, Filled filled, Locale language) {
        Place place = filled.place(wrong.pointer());
        FlawReason reason = filled.notRead().get(place);
        String key = reason == null ? IN_A_FORM.get(wrong.code()) : "flaw." + reason.code();
        return new Mistake(place, key == null ? wrong.detail() : sentences.of(key, Map.of(), language));
    }

    private List<Mistake> refused(Refusal refusal, Proposal proposal, Filled filled, Locale language) {
        About about = About.of(refusal);
        String sentence = sentences.of(refusal, language);
        return about == null
                ? List.of()
                : about.places(proposal, filled).stream()
                        .map(place -> new Mistake(place, sentence))
                        .toList();
    }

    private static <T> List<T> distinct(List<T> all) {
        return all.stream().distinct().toList();
    }
}
