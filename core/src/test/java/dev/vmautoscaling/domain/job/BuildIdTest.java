package dev.vmautoscaling.domain.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildIdTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://jenkins.example.com/job/scaling/job/autoscale-shop/12/",
                "http://10.0.0.7:8080/job/scaling/job/autoscale-shop/12",
                "https://ci.example.com/jenkins/job/scaling/job/autoscale-shop/12/"
            })
    void is_the_same_by_whatever_name_jenkins_is_reached(String url) {
        assertThat(BuildId.of(url)).isEqualTo(new BuildId("job/scaling/job/autoscale-shop/", 12));
    }

    @Test
    void keeps_names_encoded() {
        assertThat(BuildId.of("http://jenkins/job/%EC%84%9C%EB%B9%84%EC%8A%A4%201/3/")
                        .path())
                .isEqualTo("job/%EC%84%9C%EB%B9%84%EC%8A%A4%201/3/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://jenkins/",
                "http://jenkins/job/shop/",
                "http://jenkins/job/shop/0/",
                "http://jenkins/job/shop/lastBuild/",
                "http://jenkins/job/shop/12/stop",
                "http://jenkins/job/shop/12/?x=1",
                "http://jenkins/job/../12/",
                "http://jenkins/job/%2e%2e/12/",
                "http://jenkins/job/a%2Fb/12/",
                "http://jenkins/job/%zz/12/",
                "file:///job/shop/12/",
                "http://jenkins/job/shop/99999999999/"
            })
    void is_refused_where_no_build_can_be(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> BuildId.of(url));
    }
}
