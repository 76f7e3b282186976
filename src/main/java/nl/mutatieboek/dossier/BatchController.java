package nl.mutatieboek.dossier;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.mutatieboek.access.Acting;
import nl.mutatieboek.access.Names;
import nl.mutatieboek.api.Asked;
import nl.mutatieboek.api.Counter;
import nl.mutatieboek.api.Fields;
import nl.mutatieboek.api.Posted;
import nl.mutatieboek.api.Problem;
import nl.mutatieboek.api.Problems;
import nl.mutatieboek.api.Read;
import nl.mutatieboek.budget.Command;
import nl.mutatieboek.budget.Command.ProposeMutation;
import nl.mutatieboek.budget.Refusal;
import nl.mutatieboek.budget.term.Malformed;
import nl.mutatieboek.budget.term.Malformed.Expected;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.ledger.Answer;
import nl.mutatieboek.ledger.Entries;
import nl.mutatieboek.ledger.NameBasedId;
import nl.mutatieboek.ledger.Signed;
import nl.mutatieboek.structure.Structure;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Several proposals in one request: all or none, or each on its own. Every one that is malformed or refused is named, not the
 * first alone.
 */
@RestController
class BatchController {
    private static final String BATCHES = "/v1/mutations/batches";

    private final Dossiers dossiers;
    private final Counter counter;
    private final Acting acting;
    private final Problems problems;
    private final Structure structure;
    private final Entries entries;
    private final Names names;

    BatchController(
            Dossiers dossiers,
            Counter counter,
            Acting acting,
            Problems problems,
            Structure structure,
            Entries entries,
            Names names) {
        this.dossiers = dossiers;
        this.counter = counter;
        this.acting = acting;
        this.problems = problems;
        this.structure = structure;
        this.entries = entries;
        this.names = names;
    }

    /** How several proposals are taken. */
    enum Mode {
        /** All in one commit, each decided on what those before it leave; or none. */
        TOGETHER,
        /** Each as if it came alone, in their order. */
        EACH;

        static Mode parse(String text) {
            for (Mode mode : values()) {
                if (mode.name().equals(text)) {
                    return mode;
                }
            }
            throw new Malformed(Expected.BATCH_MODE, text);
        }
    }

    /** What became of each, in their order. */
    record BatchShown(Mode mode, List<OneShown> mutations) {
        BatchShown {
            mutations = List.copyOf(mutations);
        }
    }

    /**
     * What became of one of them.
     *
     * @param position where it stands among them, from 0
     * @param mutation the mutation as it was proposed; null if it was not
     * @param problem why it was not, as a problem of its own; null if it was
     */
    record OneShown(
            int position,
            @Nullable MutationShown mutation,
            @Nullable Object problem) {}

    @PostMapping(path = BATCHES, produces = "application/json")
    ResponseEntity<BatchShown> propose(Posted posted, Asked asked, HttpServletRequest request) {
        boolean dryRun = asked.flag(Asked.DRY_RUN);
        asked.end();
        Fields body = posted.body();
        Read<Mode> mode = body.must("mode").text(Mode::parse);
        List<ProposalReading.Reading> readings = body.must("mutations").objects(Command.ProposeTogether.MOST).stream()
                .map(ProposalReading::read)
                .toList();
        posted.end();
        List<ProposalReading> proposals =
                readings.stream().map(ProposalReading.Reading::proposal).toList();
        requireOwnKey(posted, proposals);
        return switch (mode.value()) {
            case TOGETHER -> together(posted, proposals, dryRun);
            case EACH -> dryRun ? tryEach(posted, proposals, request) : each(posted, proposals, request);
        };
    }

    /**
     * A key belongs to one batch: whoever uses it for another, in whichever mode, is told before anything of that is recorded.
     *
     * @throws Problem 422 if it was used before
     */
    private void requireOwnKey(Posted posted, List<ProposalReading> proposals) {
        Signed whole = whole(posted, proposals, new ArrayList<>());
        List<UUID> commands = new ArrayList<>();
        commands.add(whole.origin().causation());
        for (int i = 0; i < proposals.size(); i++) {
            commands.add(posted.identity(acting.actor(), i));
        }
        String content = whole.origin().content();
        if (entries.origins(commands).values().stream()
                .anyMatch(earlier -> !earlier.content().equals(content))) {
            throw Problem.of(422, "key-reused", Map.of("key", posted.key()));
        }
    }

    /** What is under embargo for who asks is to him not in the book, and nothing takes its place. */
    private void requireSeen(List<ProposalReading> proposals) {
        List<Refusal.OneRefused> refused = new ArrayList<>();
        for (int i = 0; i < proposals.size(); i++) {
            MutationId hidden = dossiers.hidden(proposals.get(i).proposal());
            if (hidden != null) {
                refused.add(new Refusal.OneRefused(i, new Refusal.UnknownMutation(hidden)));
            }
        }
        if (!refused.isEmpty()) {
            throw Problem.refused(409, new Refusal.TogetherRefused(refused));
        }
    }

    private Signed one(Posted posted, ProposalReading proposal, int position) {
        return posted.signed(acting.actor(), position, id -> command(new MutationId(id), proposal));
    }

    private Signed whole(Posted posted, List<ProposalReading> proposals, List<MutationId> ids) {
        return posted.signed(acting.actor(), batch -> {
            ids.clear();
            List<ProposeMutation> commands = new ArrayList<>();
            for (int i = 0; i < proposals.size(); i++) {
                ids.add(new MutationId(NameBasedId.of(batch, Integer.toString(i))));
                commands.add(command(ids.get(i), proposals.get(i)));
            }
            return new Command.ProposeTogether(commands);
        });
    }

    private ResponseEntity<BatchShown> together(Posted posted, List<ProposalReading> proposals, boolean dryRun) {
        requireSeen(proposals);
        List<MutationId> ids = new ArrayList<>();
        Signed signed = whole(posted, proposals, ids);
        Answer answer = counter.answer(signed, null, dryRun);
        List<OneShown> shown = IntStream.range(0, ids.size())
                .mapToObj(i -> taken(i, ids.get(i), answer))
                .toList();
        return ResponseEntity.status(dryRun ? HttpStatus.OK : HttpStatus.CREATED)
                .body(new BatchShown(Mode.TOGETHER, shown));
    }

    private ResponseEntity<BatchShown> each(
            Posted posted, List<ProposalReading> proposals, HttpServletRequest request) {
        List<OneShown> shown = new ArrayList<>();
        for (int i = 0; i < proposals.size(); i++) {
            Signed signed = one(posted, proposals.get(i), i);
            try {
                dossiers.requireSeen(proposals.get(i).proposal());
                shown.add(taken(i, mutation(signed), new Answer.Recorded(counter.carryOut(signed))));
            } catch (Problem problem) {
                if (problem.status() >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
                    // It is not of this one: nobody answers now. What is recorded stays, and the repeat finds it.
                    throw problem;
                }
                shown.add(new OneShown(i, null, problems.said(problem, request)));
            }
        }
        return ResponseEntity.ok(new BatchShown(Mode.EACH, shown));
    }

    /**
     * Tries each out on what those before it would leave: all that are new together and, as long as some of them are refused,
     * which leave nothing, without these.
     */
    private ResponseEntity<BatchShown> tryEach(
            Posted posted, List<ProposalReading> proposals, HttpServletRequest request) {
        Map<Integer, OneShown> shown = new TreeMap<>();
        List<Signed> fresh = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < proposals.size(); i++) {
            Signed signed = one(posted, proposals.get(i), i);
            MutationId hidden = dossiers.hidden(proposals.get(i).proposal());
            if (hidden != null) {
                Problem unknown = Problem.refused(409, new Refusal.UnknownMutation(hidden));
                shown.put(i, new OneShown(i, null, problems.said(unknown, request)));
            } else if (entries.answered(signed.origin().causation())) {
                shown.put(i, taken(i, mutation(signed), counter.tryOut(signed, null)));
            } else {
                fresh.add(signed);
                positions.add(i);
            }
        }
        while (!fresh.isEmpty()) {
            Signed together = posted.signed(
                    acting.actor(),
                    id -> new Command.ProposeTogether(fresh.stream()
                            .map(signed -> (ProposeMutation) signed.command())
                            .toList()));
            try {
                Answer answer = counter.tryOut(together, null);
                for (int i = 0; i < fresh.size(); i++) {
                    int position = positions.get(i);
                    shown.put(position, taken(position, mutation(fresh.get(i)), answer));
                }
                break;
            } catch (Problem problem) {
                Map<Integer, Problem> refused = problem.ofEach();
                if (refused.isEmpty()) {
                    throw problem;
                }
                // From the last on, so that those before keep their places.
                new TreeMap<>(refused).descendingMap().forEach((place, why) -> {
                    int position = positions.remove(/* index */ (int) place);
                    fresh.remove(/* index */ (int) place);
                    shown.put(position, new OneShown(position, null, problems.said(why, request)));
                });
            }
        }
        return ResponseEntity.ok(new BatchShown(Mode.EACH, List.copyOf(shown.values())));
    }

    private OneShown taken(int position, MutationId mutation, Answer answer) {
        return new OneShown(position, MutationShown.of(dossiers.after(answer, mutation), structure::now, names), null);
    }

    /** The dossier gets the identity of the command that opens it. */
    private static MutationId mutation(Signed signed) {
        return new MutationId(signed.origin().causation());
    }

    private static ProposeMutation command(MutationId id, ProposalReading read) {
        return new ProposeMutation(id, read.chapter(), read.proposal());
    }
}
