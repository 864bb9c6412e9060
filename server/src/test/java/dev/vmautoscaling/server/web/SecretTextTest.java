package dev.vmautoscaling.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "authorization: {type: Bearer, credentials: hush} | authorization: {type: Bearer, credentials: (secret)}",
                "  smtp_auth_password: 'hush' | smtp_auth_password: (secret)",
                "<token>hush</token> | <token>(secret)</token>",
                "<tokenCredentialId/> | <tokenCredentialId/>",
                "credentials_file: /etc/token | credentials_file: /etc/token"
            })
    void hides_what_nobody_else_should_know_and_nothing_more(String text, String shown) {
        assertThat(SecretText.masked(text).strip()).isEqualTo(shown);
    }

    @Test
    void hides_every_token_of_a_job() {
        assertThat(SecretText.masked("<a>\n  <token>one</token>\n  <token>two</token>\n</a>"))
                .doesNotContain("one", "two");
    }
}
