package dev.vmautoscaling.server.persistence;

import dev.vmautoscaling.domain.group.Member;
import dev.vmautoscaling.domain.group.MemberState;
import dev.vmautoscaling.domain.group.Members;
import dev.vmautoscaling.domain.ippool.IpAddress;
import dev.vmautoscaling.domain.vm.VmId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The created members. Only workflows change them; an operator may protect one. */
public final class JdbcMembers implements Members {
    private static final String LIVE = "state not in ('TERMINATED', 'ABANDONED')";

    private final Database database;

    public JdbcMembers(Database database) {
        this.database = database;
    }

    @Override
    public List<Member> live(String service) {
        return database.sql("select * from member where service = ? and " + LIVE + " order by created_at, id", service)
                .query(JdbcMembers::member)
                .list();
    }

    /** Services that have members which take a slot. */
    public List<String> servicesWithLive() {
        return database.sql("select distinct service from member where " + LIVE + " order by service")
                .query(String.class)
                .list();
    }

    @Override
    public List<Member> live() {
        return database.sql("select * from member where " + LIVE + " order by created_at, id")
                .query(JdbcMembers::member)
                .list();
    }

    @Override
    public Optional<Member> find(String id) {
        return database.sql("select * from member where id = ?", id)
                .query(JdbcMembers::member)
                .optional();
    }

    @Override
    public List<Member> monitored() {
        return database.sql("select * from member where monitored order by service, created_at, id")
                .query(JdbcMembers::member)
                .list();
    }

    /** All members there ever were, newest first. */
    public List<Member> all(String service) {
        return database.sql("select * from member where service = ? order by created_at desc, id desc", service)
                .query(JdbcMembers::member)
                .list();
    }

    /** Members that are gone, newest first. */
    public Page<Member> history(String service, Paging paging) {
        return new Listing(database, "member")
                .where("service = ?", Optional.of(service))
                .where("not " + LIVE)
                .page(paging, "created_at", "id", JdbcMembers::member);
    }

    /**
     * Whether scale-in must never choose this member.
     *
     * @return whether there is such a member
     */
    public boolean setProtected(String id, boolean isProtected) {
        return database.sql("update member set is_protected = ? where id = ?", isProtected, id)
                        .update()
                > 0;
    }

    /** How many members are in this state. */
    public long count(MemberState state) {
        return database.sql("select count(*) from member where state = ?", state)
                .query(Long.class)
                .single();
    }

    /** Writes what an opening makes of a member, and hands it to that workflow. */
    static void put(Database database, Member member, String workflow) {
        int changed = update(database, member, workflow);
        if (changed == 0) {
            database.sql(
                            """
                            insert into member (state, address, vm, monitored, in_service_at, workflow, is_protected,
                                id, service, name, created_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                            member.state(),
                            member.address().map(IpAddress::value),
                            member.vm().map(VmId::value),
                            member.monitored(),
                            member.inServiceAt(),
                            workflow,
                            member.isProtected(),
                            member.id(),
                            member.service(),
                            member.name(),
                            member.createdAt())
                    .update();
        }
    }

    /** Leaves alone what workflows never change. */
    static int update(Database database, Member member, String workflow) {
        return database.sql(
                        """
                        update member set state = ?, address = ?, vm = ?, monitored = ?, in_service_at = ?, workflow = ?
                        where id = ?""",
                        member.state(),
                        member.address().map(IpAddress::value),
                        member.vm().map(VmId::value),
                        member.monitored(),
                        member.inServiceAt(),
                        workflow,
                        member.id())
                .update();
    }

    /** The member if this workflow is the newest that works on it, locked until the transaction ends. */
    static Optional<Member> ofWorkflow(Database database, String id, String workflow) {
        return database.sql("select * from member where id = ? and workflow = ? for update", id, workflow)
                .query(JdbcMembers::member)
                .optional();
    }

    private static Member member(ResultSet row, int number) throws SQLException {
        return new Member(
                Columns.text(row, "id"),
                Columns.text(row, "service"),
                Columns.text(row, "name"),
                Columns.value(row, "state", MemberState.class),
                Columns.optionalText(row, "address").map(IpAddress::new),
                Columns.optionalText(row, "vm").map(VmId::new),
                row.getBoolean("monitored"),
                row.getBoolean("is_protected"),
                Columns.instant(row, "created_at"),
                Columns.optionalInstant(row, "in_service_at"));
    }
}
