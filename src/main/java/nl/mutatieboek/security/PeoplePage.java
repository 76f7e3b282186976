package nl.mutatieboek.security;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.NoParameters;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.security.account.AccountChangeRefusedException;
import nl.mutatieboek.security.account.AccountService;
import nl.mutatieboek.security.account.UserAccount;
import nl.mutatieboek.security.account.UserAccount.AccountType;
import nl.mutatieboek.security.account.UserAccountChange;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Page for managing accounts and grants, for the administrator of the book. A new password or key is shown once. A form
 * that is refused keeps its input; one that lets a person both propose and approve for a chapter asks for confirmation.
 */
@PageController
class PeoplePage {
    static final String PATH = "/people";
    private static final int MOST_CHANGES = 100;
    private static final String ADD = "add";
    private static final String GRANTS = "grants";

    private final CurrentActor acting;
    private final AccountService accounts;
    private final CredentialPasswordEncoder secrets;
    private final ChapterNameProvider chapters;

    PeoplePage(
            CurrentActor acting,
            AccountService accounts,
            CredentialPasswordEncoder secrets,
            ChapterNameProvider chapters) {
        this.acting = acting;
        this.accounts = accounts;
        this.secrets = secrets;
        this.chapters = chapters;
    }

    @GetMapping(PATH)
    String show(NoParameters query, Model model) {
        return shown(model);
    }

    @PostMapping(PATH)
    String add(@RequestParam MultiValueMap<String, String> form, Model model, HttpServletResponse response) {
        SentForm sent = SentForm.of(ADD, form);
        return done(sent, model, response, by -> {
            AccountType made =
                    sent.said("sort").equals(AccountType.SERVICE.name()) ? AccountType.SERVICE : AccountType.LOCAL;
            String of = sent.said("subject").strip();
            Set<String> grants = of.isEmpty() ? sent.roles().grants() : Set.of();
            sent.requireConfirmation(grants, Set.of());
            String secret = secrets.generate(made);
            UserAccount account = accounts.create(
                    by,
                    made,
                    sent.said("login"),
                    sent.said("name"),
                    secrets.hash(made, secret),
                    made == AccountType.LOCAL,
                    grants,
                    of);
            return issued(account.login(), secret, model);
        });
    }

    @PostMapping(PATH + "/{subject}/{what:grants|names|forgettings}")
    String change(
            @PathVariable String subject,
            @PathVariable String what,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes afterwards) {
        SentForm sent = SentForm.of(what + "-" + subject, form);
        return done(sent, model, response, by -> {
            switch (what) {
                case GRANTS -> {
                    Set<String> grants = sent.roles().grants();
                    sent.requireConfirmation(grants, grantsOf(subject));
                    accounts.replaceGrants(by, subject, grants);
                }
                case "names" -> accounts.rename(by, subject, sent.said("name"));
                default -> {
                    if (!sent.said("sure").equals("true")) {
                        throw ProblemException.of(400, "not-sure");
                    }
                    accounts.forgetSubject(by, subject);
                }
            }
            return recorded(what, accounts.findCurrentName(subject).orElse(subject), afterwards);
        });
    }

    private Set<String> grantsOf(String subject) {
        return accounts.findAll().stream()
                .filter(account -> account.subject().equals(subject))
                .findFirst()
                .map(UserAccount::grants)
                .orElse(Set.of());
    }

    @PostMapping(PATH + "/accounts/{digest}/locks")
    String lock(
            @PathVariable String digest,
            @RequestParam(defaultValue = "true") boolean locked,
            Model model,
            HttpServletResponse response,
            RedirectAttributes afterwards) {
        return done(SentForm.NONE, model, response, by -> {
            accounts.setLocked(by, digest, locked);
            String name = accounts.findByDigest(digest).map(UserAccount::name).orElse("");
            return recorded(locked ? "locks" : "unlocks", name, afterwards);
        });
    }

    @PostMapping(PATH + "/accounts/{digest}/secrets")
    String reset(@PathVariable String digest, Model model, HttpServletResponse response) {
        return done(SentForm.NONE, model, response, by -> {
            AccountType sort =
                    accounts.findByDigest(digest).map(UserAccount::sort).orElse(AccountType.LOCAL);
            String secret = secrets.generate(sort);
            accounts.resetSecret(by, digest, secrets.hash(sort, secret));
            return issued(accounts.findByDigest(digest).map(UserAccount::login).orElse(""), secret, model);
        });
    }

    /** A new secret, shown once. */
    record IssuedSecret(String login, String secret) {}

    private String issued(String login, String secret, Model model) {
        model.addAttribute("secret", new IssuedSecret(login, secret));
        return shown(model);
    }

    /** Redirects to the page, which confirms the change. */
    private static String recorded(String what, String name, RedirectAttributes afterwards) {
        afterwards.addFlashAttribute("done", what);
        afterwards.addFlashAttribute("doneFor", name);
        return "redirect:" + PATH;
    }

    /**
     * A form as sent.
     *
     * @param id which of the forms of the page it is
     * @param values its single values
     */
    record SentForm(String id, Map<String, String> values, RoleForm roles) {
        static final SentForm NONE = new SentForm("", Map.of(), new RoleForm(List.of(), List.of()));

        SentForm {
            values = Map.copyOf(values);
        }

        static SentForm of(String id, MultiValueMap<String, String> form) {
            return new SentForm(id, form.toSingleValueMap(), RoleForm.parse(form));
        }

        /** The value of a field; empty if it is absent. */
        public String said(String name) {
            return values.getOrDefault(name, "");
        }

        /** Requires a confirmation before a person gets both pairs of eyes of a chapter. */
        private void requireConfirmation(Set<String> grants, Set<String> before) {
            Set<ChapterCode> both = RoleForm.findBothPairsOfEyes(grants);
            both.removeAll(RoleForm.findBothPairsOfEyes(before));
            if (!both.isEmpty() && !said("sure").equals("true")) {
                throw new UnconfirmedException(both);
            }
        }
    }

    /** A person would be both proposer and approver of chapters. */
    private static final class UnconfirmedException extends RuntimeException {
        private final transient Set<ChapterCode> chapters;

        UnconfirmedException(Set<ChapterCode> chapters) {
            super("Not confirmed", null, false, false);
            this.chapters = Set.copyOf(chapters);
        }
    }

    /** Executes a change as the logged-in person, and returns the view of its result. */
    private String done(SentForm sent, Model model, HttpServletResponse response, Function<String, String> operation) {
        int mistaken = sent.roles().findMistakenRow();
        if (mistaken >= 0) {
            model.addAttribute("wrongRow", mistaken);
            return refused(
                    sent, sent.roles().added().get(mistaken).findMistake().orElseThrow(), 400, model, response);
        }
        try {
            return operation.apply(acting.actor().person().value());
        } catch (AccountChangeRefusedException e) {
            return refused(sent, String.valueOf(e.getMessage()), HttpServletResponse.SC_CONFLICT, model, response);
        } catch (UnconfirmedException e) {
            model.addAttribute("unconfirmed", new TreeSet<>(e.chapters));
            return refused(sent, "both", HttpServletResponse.SC_CONFLICT, model, response);
        } catch (IllegalArgumentException | MalformedValueException e) {
            return refused(sent, "grants_malformed", HttpServletResponse.SC_BAD_REQUEST, model, response);
        }
    }

    private String refused(SentForm sent, String why, int status, Model model, HttpServletResponse response) {
        response.setStatus(status);
        model.addAttribute("wrong", why);
        model.addAttribute("sent", sent);
        return shown(model);
    }

    /**
     * A grant in words.
     *
     * @param chapter null for the whole book
     * @param chapterName empty if the chapter has no name
     */
    record GrantView(String grant, Role role, @Nullable ChapterCode chapter, String chapterName) {}

    /**
     * An account with its roles.
     *
     * @param both chapters for which the person both proposes and approves
     */
    record AccountView(UserAccount account, List<GrantView> grants, Set<ChapterCode> both) {}

    /**
     * A change in words.
     *
     * @param by current name of the person who made it; null if there is none
     * @param whom current name of the person whom it concerns; null if there is none
     * @param grant the role that was granted or revoked; null for other changes
     */
    record ChangeView(
            UserAccountChange change,
            @Nullable String by,
            @Nullable String whom,
            @Nullable GrantView grant) {}

    private String shown(Model model) {
        Map<ChapterCode, String> names = chapters.chapterNames();
        model.addAttribute(
                "accounts",
                accounts.findAll().stream()
                        .map(account -> new AccountView(
                                account,
                                account.grants().stream()
                                        .sorted()
                                        .map(grant -> grant(grant, names))
                                        .toList(),
                                new TreeSet<>(RoleForm.findBothPairsOfEyes(account.grants()))))
                        .toList());
        model.addAttribute(
                "changes",
                accounts.findRecentChanges(MOST_CHANGES).stream()
                        .map(change -> new ChangeView(
                                change,
                                accounts.findCurrentName(change.by()).orElse(null),
                                accounts.findCurrentName(change.subject()).orElse(null),
                                change.what().isOfGrant() ? grant(change.detail(), names) : null))
                        .toList());
        model.addAttribute("own", acting.actor().person().value());
        model.addAttribute("roles", Role.values());
        model.addAttribute("chapters", names);
        model.addAttribute("blankRows", SentForm.NONE.roles().rows());
        if (!model.containsAttribute("sent")) {
            model.addAttribute("sent", SentForm.NONE);
        }
        return "people";
    }

    private static GrantView grant(String text, Map<ChapterCode, String> names) {
        RoleGrant grant = RoleGrant.parse(text);
        return new GrantView(
                text,
                grant.role(),
                grant.chapter(),
                grant.chapter() == null ? "" : names.getOrDefault(grant.chapter(), ""));
    }
}
