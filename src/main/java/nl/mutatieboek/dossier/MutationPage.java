package nl.mutatieboek.dossier;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import nl.mutatieboek.access.Acting;
import nl.mutatieboek.api.Asked;
import nl.mutatieboek.api.Counter;
import nl.mutatieboek.api.Named;
import nl.mutatieboek.api.Problem;
import nl.mutatieboek.api.Problems;
import nl.mutatieboek.budget.Command;
import nl.mutatieboek.budget.Mutation;
import nl.mutatieboek.budget.Signal;
import nl.mutatieboek.budget.term.Malformed;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.budget.term.Proposal;
import nl.mutatieboek.budget.term.Reversal;
import nl.mutatieboek.ledger.Signed;
import nl.mutatieboek.structure.Axes;
import nl.mutatieboek.structure.Outline;
import nl.mutatieboek.structure.Point;
import nl.mutatieboek.structure.Points;
import nl.mutatieboek.structure.Structure;
import nl.mutatieboek.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One mutation: what, why, on which source, where it stands, who consented and who is still asked, and what happened. */
@Page
class MutationPage {
    private static final String MUTATION = "/mutations/{id}";

    private final Dossiers dossiers;
    private final Register register;
    private final Structure structure;
    private final Counter counter;
    private final Acting acting;
    private final Problems problems;
    private final Points points;
    private final Explanations explanations;

    MutationPage(
            Dossiers dossiers,
            Register register,
            Structure structure,
            Counter counter,
            Acting acting,
            Problems problems,
            Points points,
            Explanations explanations) {
        this.dossiers = dossiers;
        this.register = register;
        this.structure = structure;
        this.counter = counter;
        this.acting = acting;
        this.problems = problems;
        this.points = points;
        this.explanations = explanations;
    }

    /** What a reader may do here, each under its address. */
    enum Deed {
        APPROVALS,
        CONFIRMATIONS,
        AGREEMENTS,
        REJECTIONS,
        RETURNS,
        WITHDRAWALS;

        Command on(MutationId mutation, @Nullable String reason) {
            return switch (this) {
                case APPROVALS -> new Command.ApproveMutation(mutation);
                case CONFIRMATIONS -> new Command.ConfirmMutation(mutation);
                case AGREEMENTS -> new Command.AgreeMutation(mutation);
                case REJECTIONS -> new Command.RejectMutation(mutation, stated(reason));
                case RETURNS -> new Command.ReturnMutation(mutation, stated(reason));
                case WITHDRAWALS -> new Command.WithdrawMutation(mutation, reason);
            };
        }

        /** Whether it consents, rather than ends. */
        public boolean consents() {
            return switch (this) {
                case APPROVALS, CONFIRMATIONS, AGREEMENTS -> true;
                case REJECTIONS, RETURNS, WITHDRAWALS -> false;
            };
        }

        /** Whether it is how a consent of that sort is given. */
        boolean gives(Dossier.Sort sort) {
            return switch (sort) {
                case APPROVAL -> this == APPROVALS;
                case CONFIRMATION -> this == CONFIRMATIONS;
                case AGREEMENT -> this == AGREEMENTS;
                case DOCUMENT -> false;
            };
        }

        /** Its address below that of the mutation. */
        public String path() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static String stated(@Nullable String reason) {
            return Command.requireReason(reason == null ? "" : reason);
        }
    }

    /** Another mutation that has to do with this one. */
    record Link(String why, MutationId mutation, String number) {}

    @GetMapping(MUTATION)
    String show(@PathVariable String id, Asked asked, Model model) {
        MutationId mutation = Named.in(id, MutationId::parse);
        asked.may(Page.LANGUAGE, String::strip);
        return shown(mutation, points.ledgerNumber(asked), model);
    }

    @PostMapping(MUTATION + "/{deed:approvals|confirmations|agreements|rejections|returns|withdrawals}")
    String act(
            @PathVariable String id,
            @PathVariable String deed,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            Locale language) {
        MutationId mutation = Named.in(id, MutationId::parse);
        dossiers.required(mutation, OptionalLong.empty());
        String why = reason.isBlank() ? null : reason.replace("\r\n", "\n").strip();
        try {
            Command command = Deed.valueOf(deed.toUpperCase(Locale.ROOT)).on(mutation, why);
            counter.carryOut(signed("/mutations/" + mutation + "/" + deed, key(key), command), mutation);
            return "redirect:/mutations/" + mutation;
        } catch (Problem problem) {
            response.setStatus(problem.status());
            model.addAttribute("told", problems.told(problem, language));
        } catch (Malformed malformed) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("told", problems.told(malformed, language));
        }
        model.addAttribute("reason", reason);
        return shown(mutation, OptionalLong.empty(), model);
    }

    /** A key is made with the form, so that a form that is sent twice acts once. */
    private static String key(String key) {
        return MutationId.parse(key).toString();
    }

    private Signed signed(String path, String key, Command command) {
        return Signed.by(acting.actor(), path, key, UUID.randomUUID().toString(), id -> command);
    }

    private String shown(MutationId id, OptionalLong knownAt, Model model) {
        Dossier dossier = dossiers.required(id, knownAt);
        Proposal proposal = dossier.facts().proposal();
        model.addAttribute("asked", dossier.asked());
        model.addAttribute("facts", dossier.facts());
        model.addAttribute("proposal", proposal);
        model.addAttribute("said", proposal.particulars());
        model.addAttribute("signals", Signal.of(proposal));
        Outline outline = knownAt.isPresent() ? structure.at(knownAt.getAsLong()) : structure.now();
        model.addAttribute("executable", Executable.of(dossier, () -> outline).orElse(null));
        model.addAttribute("state", State.of(dossier.mutation()));
        model.addAttribute("ended", dossier.mutation() instanceof Mutation.Ended ended ? ended.reason() : null);
        model.addAttribute(
                "anew", knownAt.isEmpty() && State.of(dossier.mutation()) == State.RETURNED && acting.mayPropose());
        model.addAttribute("grids", Grid.of(proposal, outline));
        model.addAttribute("explanations", explanations.of(dossier, point(knownAt)));
        model.addAttribute("links", links(dossier, knownAt));
        model.addAttribute("acts", dossiers.acts(id, knownAt));
        // Who looks back acts on nothing.
        model.addAttribute("deeds", knownAt.isPresent() ? Set.of() : deeds(dossier));
        model.addAttribute("key", UUID.randomUUID().toString());
        return "mutation";
    }

    private Point point(OptionalLong knownAt) {
        return knownAt.isPresent() ? points.at(new Axes(null, Long.toString(knownAt.getAsLong()), null)) : points.now();
    }

    private List<Link> links(Dossier dossier, OptionalLong knownAt) {
        Proposal proposal = dossier.facts().proposal();
        List<Link> links = new ArrayList<>();
        Reversal reversal = proposal.reversal();
        if (reversal != null) {
            links.add(link("reverses", reversal.of()));
        }
        MutationId corrected = proposal.corrects();
        if (corrected != null) {
            links.add(link("corrects", corrected));
        }
        switch (dossier.mutation()) {
            case Mutation.Reversed reversed -> links.add(link("reversed-by", reversed.by()));
            case Mutation.Booked booked
            when booked.reversal() != null -> links.add(link("reversal-proposed", booked.reversal()));
            case Mutation.Booked booked -> {}
            case Mutation.Pending pending -> {}
            case Mutation.Ended ended -> {}
        }
        register.correctionsOf(dossier.facts().mutation()).stream()
                .filter(correction -> !dossiers.hides(correction))
                .filter(correction -> knownAt.isEmpty()
                        || dossiers.findAt(correction, knownAt.getAsLong()).isPresent())
                .forEach(correction -> links.add(link("corrected-by", correction)));
        return links;
    }

    private Link link(String why, MutationId mutation) {
        return new Link(
                why, mutation, dossiers.find(mutation).orElseThrow().facts().number());
    }

    /** What the rules would let this reader do now: asked of the book itself, which records nothing of it. */
    private Set<Deed> deeds(Dossier dossier) {
        Set<Deed> deeds = EnumSet.noneOf(Deed.class);
        if (dossier.mutation() instanceof Mutation.Pending && acting.mayActOnDossiers()) {
            for (Deed deed : Deed.values()) {
                if (isAllowed(
                        deed.on(dossier.facts().mutation(), "?"),
                        dossier.facts().mutation())) {
                    deeds.add(deed);
                }
            }
        }
        return deeds;
    }

    private boolean isAllowed(Command command, MutationId mutation) {
        try {
            counter.tryOut(signed("/mutations", UUID.randomUUID().toString(), command), mutation);
            return true;
        } catch (Problem refused) {
            return false;
        }
    }
}
