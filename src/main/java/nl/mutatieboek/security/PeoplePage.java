package nl.mutatieboek.security;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.security.account.AccountChangeRefusedException;
import nl.mutatieboek.security.account.AccountService;
import nl.mutatieboek.security.account.UserAccount;
import nl.mutatieboek.security.account.UserAccount.AccountType;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page for managing accounts and grants, for the administrator of the book; a new password or key is shown once. */
@PageController
class PeoplePage {
    static final String PATH = "/people";
    private static final int MOST_CHANGES = 100;

    private final CurrentActor acting;
    private final AccountService accounts;
    private final CredentialPasswordEncoder secrets;

    PeoplePage(CurrentActor acting, AccountService accounts, CredentialPasswordEncoder secrets) {
        this.acting = acting;
        this.accounts = accounts;
        this.secrets = secrets;
    }

    @GetMapping(PATH)
    String show(Model model) {
        return shown(model);
    }

    @PostMapping(PATH)
    String add(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "LOCAL") String sort,
            @RequestParam(defaultValue = "") String grants,
            @RequestParam(defaultValue = "") String subject,
            Model model,
            HttpServletResponse response) {
        return done(model, response, by -> {
            AccountType made = sort.equals(AccountType.SERVICE.name()) ? AccountType.SERVICE : AccountType.LOCAL;
            String secret = secrets.generate(made);
            UserAccount account = accounts.create(
                    by,
                    made,
                    login,
                    name,
                    secrets.hash(made, secret),
                    made == AccountType.LOCAL,
                    subject.isBlank() ? grants(grants) : Set.of(),
                    subject.strip());
            return new IssuedSecret(account.login(), secret);
        });
    }

    @PostMapping(PATH + "/{subject}/{what:grants|names|forgettings}")
    String change(
            @PathVariable String subject,
            @PathVariable String what,
            @RequestParam Map<String, String> form,
            Model model,
            HttpServletResponse response) {
        return done(model, response, by -> {
            switch (what) {
                case "grants" -> accounts.replaceGrants(by, subject, grants(form.getOrDefault("grants", "")));
                case "names" -> accounts.rename(by, subject, form.getOrDefault("name", ""));
                default -> {
                    if (!form.getOrDefault("sure", "").equals("true")) {
                        throw ProblemException.of(400, "not-sure");
                    }
                    accounts.forgetSubject(by, subject);
                }
            }
            return null;
        });
    }

    @PostMapping(PATH + "/accounts/{digest}/locks")
    String lock(
            @PathVariable String digest,
            @RequestParam(defaultValue = "true") boolean locked,
            Model model,
            HttpServletResponse response) {
        return done(model, response, by -> {
            accounts.setLocked(by, digest, locked);
            return null;
        });
    }

    @PostMapping(PATH + "/accounts/{digest}/secrets")
    String reset(@PathVariable String digest, Model model, HttpServletResponse response) {
        return done(model, response, by -> {
            AccountType sort =
                    accounts.findByDigest(digest).map(UserAccount::sort).orElse(AccountType.LOCAL);
            String secret = secrets.generate(sort);
            accounts.resetSecret(by, digest, secrets.hash(sort, secret));
            return new IssuedSecret(
                    accounts.findByDigest(digest).map(UserAccount::login).orElse(""), secret);
        });
    }

    /** A new secret, shown once. */
    record IssuedSecret(String login, String secret) {}

    private String done(Model model, HttpServletResponse response, Function<String, @Nullable IssuedSecret> operation) {
        try {
            IssuedSecret secret = operation.apply(acting.actor().person().value());
            if (secret != null) {
                model.addAttribute("secret", secret);
            } else {
                return "redirect:" + PATH;
            }
        } catch (AccountChangeRefusedException e) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            model.addAttribute("wrong", String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException | MalformedValueException e) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("wrong", "grants_malformed");
        }
        return shown(model);
    }

    private static Set<String> grants(String text) {
        Set<String> grants = new TreeSet<>();
        Arrays.stream(text.strip().split("[\\s,]+"))
                .filter(one -> !one.isEmpty())
                .forEach(one -> grants.add(RoleGrant.parse(one).toString()));
        return grants;
    }

    private String shown(Model model) {
        model.addAttribute("accounts", accounts.findAll());
        model.addAttribute("changes", accounts.findRecentChanges(MOST_CHANGES));
        model.addAttribute("roles", Role.values());
        return "people";
    }
}
