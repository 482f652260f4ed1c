"""The store against a list in memory, whatever is done in whatever order."""

import tempfile
from random import Random

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from sla_calc import Plan
from sla_data.store import ConflictError, NotAllowedError, PlanStore, Visitor

NOBODY = Visitor()
QUOTAS = st.integers(0, 3).map(float)  # few, so that the same plan comes again


class SavedPlanMachine(RuleBasedStateMachine):
    """One plan, saved by two who do not know of each other."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="model-")
        self.store = PlanStore.open(f"sqlite:///{self.folder.name}/plans.db")
        self.at = self.store.create(Plan(quota=0), NOBODY).edit_address
        self.model = [Plan(quota=0)]
        self.archived = False

    @rule(quota=QUOTAS, behind=st.integers(0, 2))
    def save(self, quota: float, behind: int) -> None:
        plan, base = Plan(quota=quota), max(1, len(self.model) - behind)
        if self.archived:
            with pytest.raises(NotAllowedError):
                self.store.save(self.at, NOBODY, plan, base=base)
        elif base == len(self.model) or plan == self.model[-1]:
            self._is_newest(plan, self.store.save(self.at, NOBODY, plan, base=base).number)
        else:
            with pytest.raises(ConflictError) as refused:
                self.store.save(self.at, NOBODY, plan, base=base)
            theirs = refused.value.theirs.number, refused.value.their_plan
            assert theirs == (len(self.model), self.model[-1])

    @rule(chance=st.randoms(use_true_random=False))
    @precondition(lambda self: not self.archived)
    def restore(self, chance: Random) -> None:
        number = chance.randint(1, len(self.model))
        restored = self.store.restore(self.at, NOBODY, number, base=len(self.model))
        self._is_newest(self.model[number - 1], restored.number)

    @rule(name=st.sampled_from(["Example plan", "Other"]))
    @precondition(lambda self: not self.archived)
    def rename(self, name: str) -> None:
        renamed = self.store.rename(self.at, NOBODY, name)
        self._is_newest(self.model[-1].changed(name=name), renamed.number)

    @rule()
    def archive(self) -> None:
        (self.store.unarchive if self.archived else self.store.archive)(self.at, NOBODY)
        self.archived = not self.archived

    @invariant()
    def all_revisions_are_there(self) -> None:
        history = self.store.history(self.at, NOBODY)
        assert [each.number for each in reversed(history)] == list(range(1, len(self.model) + 1))
        for number, plan in enumerate(self.model, start=1):
            assert self.store.revision(self.at, NOBODY, number)[1] == plan
        seen = self.store.look_up(self.at, NOBODY)
        assert (seen.plan, seen.archived) == (self.model[-1], self.archived)

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    def _is_newest(self, plan: Plan, number: int) -> None:
        if plan != self.model[-1]:
            self.model.append(plan)
        assert number == len(self.model)


TestLikeAModel = SavedPlanMachine.TestCase
TestLikeAModel.settings = settings(max_examples=15, stateful_step_count=12)
