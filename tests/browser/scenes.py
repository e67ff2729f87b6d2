"""Scenes that more than one test of the browser walks through."""

from datetime import date

from lachan.plan import commands
from lachan.plan.tests.scene import Planning, body


def planned(cast, site):
    """An adopted plan of 2026 with something late, something given on, a meeting's decision, a campaign, a draft of 2027."""
    plan = Planning(cast, year=2026).now("2026-01-20 09:00")
    year = plan.adopted(
        "68-syt", "68-ubnd", indicators=("meetings",), partners=("68-cat",), everybody=True
    )
    plan.does(
        commands.delegate_task, "ubnd", share=plan.share("68-ubnd"), to=[body("ubndx-c24853.c")]
    )
    plan.does(commands.record_meeting_decision, plan=year, number="1/TB", held_on=date(2026, 1, 19), words="Rà soát địa bàn",
              lead=body("68-cat"), due_on=date(2026, 2, 10))  # fmt: skip
    plan.now("2026-04-10 09:00")
    plan.reported("ubnd", "68-ubnd")
    peak = plan.does(
        commands.open_campaign,
        plan=year,
        title="Cao điểm (giả lập)",
        begins_on=date(2026, 4, 1),
        ends_on=date(2026, 4, 30),
    )
    plan.task(peak, "68-cat", periodicity="daily")
    plan.does(commands.adopt_plan, plan=peak, document=plan.paper("campaign_plan", "7/KH"))
    draft = plan.does(
        commands.copy_plan, plan=year, year=2027, title="Kế hoạch 2027 (giả lập)", basis=year.basis
    ).plan
    site.at = plan.at
    return {
        "year": year,
        "peak": peak,
        "draft": draft,
        "share": plan.share("68-syt"),
        "given": plan.share("68-ubnd"),
    }
