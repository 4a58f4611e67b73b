"""The one place that puts the program together: folders, database, registers, plan packs."""

from __future__ import annotations

from app.paths import Paths
from app.plans.library import PlanLibrary
from app.services.app import PLANS_FOLDER, App
from app.storage.achievements import Achievements
from app.storage.backup import Backups
from app.storage.database import Database, open_database
from app.storage.dossiers import Dossiers
from app.storage.evidence import EvidenceRegister
from app.storage.evidence_contents import EvidenceContents
from app.storage.evidence_files import EvidenceFiles
from app.storage.exports import Exports
from app.storage.journal import Journal
from app.storage.ledger import Ledger
from app.storage.nominees import Nominees
from app.storage.plan_files import PlanFiles
from app.storage.search import SearchIndex
from app.storage.settings import Settings
from app.storage.units import Units
from app.storage.uses import Uses

DATABASE_FILE = "hoso.sqlite"
EVIDENCE_FOLDER = "minh-chung"


def build_library(paths: Paths) -> PlanLibrary:
    """The plan packs that came with the program and those the office added to its data folder."""
    return PlanLibrary((paths.plans, paths.data / PLANS_FOLDER))


def build_app(paths: Paths) -> App:
    """Open the data in ``paths`` and put everything together; StorageError and its kinds when it cannot be opened."""
    paths.create_folders()
    database = open_database(paths.data / DATABASE_FILE, paths.backups)
    EvidenceFiles(paths.data / EVIDENCE_FOLDER).sweep()
    return put_together(paths, database)


def put_together(paths: Paths, database: Database) -> App:
    """The program on a database that is open. StorageError."""
    files = EvidenceFiles(paths.data / EVIDENCE_FOLDER)
    units, nominees, achievements = Units(database), Nominees(database), Achievements(database)
    evidence = EvidenceRegister(database, files)
    search, uses = SearchIndex(database), Uses(database)
    return App(
        paths=paths,
        database=database,
        library=build_library(paths),
        units=units,
        nominees=nominees,
        achievements=achievements,
        evidence=evidence,
        dossiers=Dossiers(database, evidence),
        exports=Exports(database),
        journal=Journal(database),
        backups=Backups(paths.backups, files),
        settings=Settings(database),
        plan_files=PlanFiles(database, files),
        build=build_app,
        put_together=put_together,
        search=search,
        uses=uses,
        ledger=Ledger(database, search, uses),
        contents=EvidenceContents(database),
    )
