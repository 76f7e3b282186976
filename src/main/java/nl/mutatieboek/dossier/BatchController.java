package nl.mutatieboek.dossier;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.mutatieboek.access.Acting;
import nl.mutatieboek.api.Asked;
import nl.mutatieboek.api.Counter;
import nl.mutatieboek.api.Fields;
import nl.mutatieboek.api.MayBeTriedOut;
import nl.mutatieboek.api.Posted;
import nl.mutatieboek.api.Problem;
import nl.mutatieboek.api.Problems;
import nl.mutatieboek.api.Read;
import nl.mutatieboek.budget.Command;
import nl.mutatieboek.budget.Command.ProposeMutation;
import nl.mutatieboek.budget.term.Malformed;
import nl.mutatieboek.budget.term.Malformed.Expected;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.ledger.Answer;
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

    BatchController(Dossiers dossiers, Counter counter, Acting acting, Problems problems, Structure structure) {
        this.dossiers = dossiers;
        this.counter = counter;
        this.acting = acting;
        this.problems = problems;
        this.structure = structure;
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
            @Schema(type = "object") @Nullable Object problem) {}

    @PostMapping(path = BATCHES, produces = "application/json")
    @Operation(operationId = "proposeMutations", summary = "Propose several mutations: all or none, or each on its own")
    @MayBeTriedOut
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.BatchBody.class)))
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    ResponseEntity<BatchShown> propose(Posted posted, Asked asked, HttpServletRequest request) {
        boolean dryRun = asked.flag(MayBeTriedOut.PARAMETER);
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
            case EACH -> each(posted, proposals, dryRun, request);
        };
    }

    /**
     * A key belongs to one batch: whoever uses it for another, in whichever mode, is told before anything of that is recorded.
     *
     * @throws Problem 422 if it was used before
     */
    private void requireOwnKey(Posted posted, List<ProposalReading> proposals) {
        List<Signed> signed = new ArrayList<>();
        signed.add(whole(posted, proposals, new ArrayList<>()));
        for (int i = 0; i < proposals.size(); i++) {
            signed.add(one(posted, proposals.get(i), i));
        }
        for (Signed each : signed) {
            try {
                counter.tryOut(each, null);
            } catch (Problem problem) {
                if (problem.code().equals("key-reused")) {
                    throw problem;
                }
            }
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
        List<MutationId> ids = new ArrayList<>();
        Signed signed = whole(posted, proposals, ids);
        List<Optional<Dossier>> found;
        if (dryRun && counter.tryOut(signed, null) instanceof Answer.WouldRecord would) {
            found = ids.stream().map(id -> dossiers.findIf(id, would.events())).toList();
        } else {
            // A dry run of what was recorded before tells what was recorded.
            long ledgerNumber = counter.carryOut(signed);
            found = ids.stream().map(id -> dossiers.findAt(id, ledgerNumber)).toList();
        }
        List<OneShown> shown = IntStream.range(0, found.size())
                .mapToObj(i -> new OneShown(i, MutationShown.of(found.get(i).orElseThrow(), structure::now), null))
                .toList();
        return ResponseEntity.status(dryRun ? HttpStatus.OK : HttpStatus.CREATED)
                .body(new BatchShown(Mode.TOGETHER, shown));
    }

    private ResponseEntity<BatchShown> each(
            Posted posted, List<ProposalReading> proposals, boolean dryRun, HttpServletRequest request) {
        List<OneShown> shown = new ArrayList<>();
        for (int i = 0; i < proposals.size(); i++) {
            Signed signed = one(posted, proposals.get(i), i);
            try {
                shown.add(new OneShown(i, MutationShown.of(one(signed, dryRun), structure::now), null));
            } catch (Problem problem) {
                shown.add(new OneShown(i, null, problems.said(problem, request)));
            }
        }
        return ResponseEntity.ok(new BatchShown(Mode.EACH, shown));
    }

    private Dossier one(Signed signed, boolean dryRun) {
        UUID id = signed.origin().causation();
        MutationId mutation = new MutationId(id);
        if (dryRun && counter.tryOut(signed, null) instanceof Answer.WouldRecord would) {
            return dossiers.findIf(mutation, would.events()).orElseThrow();
        }
        return dossiers.findAt(mutation, counter.carryOut(signed)).orElseThrow();
    }

    private static ProposeMutation command(MutationId id, ProposalReading read) {
        return new ProposeMutation(id, read.chapter(), read.proposal());
    }
}
