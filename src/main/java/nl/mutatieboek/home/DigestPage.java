package nl.mutatieboek.home;

import jakarta.validation.Validator;
import java.util.Locale;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.security.PersonSettingService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Stores the address to which a person wants the digest; an empty address ends it. Home has the form. No address is
 * stored while no digest is sent.
 */
@PageController
@EnableConfigurationProperties(DigestProperties.class)
record DigestPage(PersonSettingService settings, ObjectProvider<DigestSender> digests, Validator validator) {
    @PostMapping("/digest")
    String choose(@RequestParam(defaultValue = "") String address, RedirectAttributes afterwards, Locale language) {
        String wanted = address.strip();
        if (wanted.isEmpty()) {
            settings.remove(DigestSubscription.SETTING);
            afterwards.addFlashAttribute("digestOutcome", "ended");
        } else if (digests.getIfAvailable() != null && DigestSubscription.isAddress(wanted, validator)) {
            settings.put(DigestSubscription.SETTING, new DigestSubscription(wanted, language).text());
            afterwards.addFlashAttribute("digestOutcome", "chosen");
        } else {
            afterwards.addFlashAttribute("digestOutcome", "malformed");
        }
        return "redirect:/";
    }
}
