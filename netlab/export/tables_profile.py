"""The files about the owner's profile and job search. All are snapshots except the applications."""

from __future__ import annotations

from netlab.export import shapes
from netlab.export.dates import RESAVED_TIMES, US_MINUTE
from netlab.export.schema import JOINS_LAST, Table, derived, moment, partial, text

_US = (US_MINUTE, *RESAVED_TIMES)

PROFILE = Table(
    name="profile",
    files=("Profile.csv",),
    # Birth date, address, zip code and messengers are there and never read.
    columns=(
        text("first_name", "First Name"),
        text("last_name", "Last Name"),
        derived("name"),
        text("maiden_name", "Maiden Name"),
        text("headline", "Headline"),
        text("summary", "Summary"),
        text("industry", "Industry"),
        text("location", "Geo Location"),
        text("websites", "Websites"),
    ),
    signature=("first_name", "last_name", "headline"),
    finish=shapes.names,
)
PROFILE_SUMMARY = Table(
    name="profile_summary",
    files=("Profile Summary.csv",),
    columns=(text("summary", "Profile Summary"),),
    signature=("summary",),
    dialect=JOINS_LAST,
)
POSITIONS = Table(
    name="positions",
    files=("Positions.csv",),
    columns=(
        text("company", "Company Name"),
        text("title", "Title"),
        text("description", "Description"),
        text("location", "Location"),
        *partial("started_on", "Started On", precision="started_precision"),
        *partial("finished_on", "Finished On", precision="finished_precision"),
        derived("is_current", "flag"),
    ),
    signature=("company", "title"),
    finish=shapes.positions,
)
EDUCATION = Table(
    name="education",
    files=("Education.csv",),
    columns=(
        text("school", "School Name"),
        text("degree", "Degree Name"),
        text("notes", "Notes"),
        text("activities", "Activities"),
        *partial("started_on", "Start Date", precision="started_precision"),
        *partial("finished_on", "End Date", precision="finished_precision"),
    ),
    signature=("school",),
)
SKILLS = Table(
    name="skills",
    files=("Skills.csv",),
    columns=(text("skill", "Name"),),
    signature=("skill",),
    dialect=JOINS_LAST,
)
CERTIFICATIONS = Table(
    name="certifications",
    files=("Certifications.csv",),
    columns=(
        text("name", "Name"),
        text("url", "Url"),
        text("authority", "Authority"),
        *partial("started_on", "Started On"),
        *partial("finished_on", "Finished On"),
    ),
    signature=("name", "authority"),
)
PROJECTS = Table(
    name="projects",
    files=("Projects.csv",),
    columns=(
        text("title", "Title"),
        text("description", "Description"),
        text("url", "Url"),
        *partial("started_on", "Started On", "Start Date"),  # 2018: Start Date, End Date
        *partial("finished_on", "Finished On", "End Date"),
    ),
    signature=("title", "description"),
)
PUBLICATIONS = Table(
    name="publications",
    files=("Publications.csv",),
    columns=(
        text("name", "Name"),
        *partial("published_on", "Published On"),
        text("description", "Description"),
        text("publisher", "Publisher"),
        text("url", "Url"),
    ),
    signature=("name", "published_on"),
)
HONORS = Table(
    name="honors",
    files=("Honors.csv",),
    columns=(
        text("title", "Title"),
        text("description", "Description"),
        *partial("issued_on", "Issued On", "Issue Date"),  # 2018: Issue Date
    ),
    signature=("title",),
)
LANGUAGES = Table(
    name="languages",
    files=("Languages.csv",),
    columns=(text("language", "Name"), text("proficiency", "Proficiency")),
    signature=("language", "proficiency"),
)
COURSES = Table(
    name="courses",
    files=("Courses.csv",),
    columns=(text("name", "Name"), text("number", "Number")),
    signature=("name", "number"),
)
ORGANIZATIONS = Table(
    name="organizations",
    files=("Organizations.csv",),
    columns=(
        text("name", "Name"),
        text("description", "Description"),
        text("position", "Position"),
        *partial("started_on", "Started On"),
        *partial("finished_on", "Finished On"),
    ),
    signature=("name", "position"),
)
VOLUNTEERING = Table(
    name="volunteering",
    files=("Volunteering.csv", "Volunteer Experiences.csv"),  # the second name stands in some parsers
    columns=(
        text("company", "Company Name"),
        text("role", "Role"),
        text("cause", "Cause"),
        *partial("started_on", "Started On"),
        *partial("finished_on", "Finished On"),
        text("description", "Description"),
    ),
    signature=("company", "role"),
)
CAUSES = Table(
    name="causes",
    files=("Causes You Care About.csv",),
    columns=(text("cause", "Supported Cause"),),
    signature=("cause",),
    dialect=JOINS_LAST,
)
TEST_SCORES = Table(
    name="test_scores",
    files=("TestScores.csv",),  # read from parsers, not from data
    columns=(
        text("name", "Name"),
        text("description", "Description"),
        text("score", "Score"),
        *partial("tested_on", "Tested On"),
    ),
    signature=("name", "score"),
)
PATENTS = Table(
    name="patents",
    files=("Patents.csv",),  # the file exists; its header was not found
    columns=(text("title", "Title", "Patent Title", "Name"),),
    signature=("title",),
)

JOB_APPLICATIONS = Table(
    name="job_applications",
    files=("Job Applications.csv",),  # a new part every 200 rows: Job Applications_1.csv …
    columns=(
        moment("applied_at", "Application Date", formats=_US),
        text("company", "Company Name"),
        text("title", "Job Title"),
        text("job_url", "Job Url"),
    ),
    signature=("applied_at", "company"),
    unites="log",
    key=("applied_at", "company", "title", "job_url"),
    dated="applied_at",
)
SAVED_JOBS = Table(
    name="saved_jobs",
    files=("Saved Jobs.csv",),
    columns=(
        moment("saved_at", "Saved Date", formats=_US),
        text("company", "Company Name"),
        text("title", "Job Title"),
        text("job_url", "Job Url"),
    ),
    signature=("saved_at", "title"),
    dated="saved_at",
)
JOB_PREFERENCES = Table(
    name="job_preferences",
    files=("Job Seeker Preferences.csv",),
    columns=(
        text("locations", "Locations"),
        text("industries", "Industries"),
        text("job_titles", "Job Titles"),
        text("job_types", "Preferred Job Types"),
        text("dream_companies", "Dream Companies"),
        text("activity_level", "Job Seeker Activity Level"),
        text("urgency", "Job Seeking Urgency Level"),  # not in 2018
        text("introduction", "Introduction Statement"),
    ),
    signature=("locations", "job_titles"),
)
JOB_POSTINGS = Table(
    name="job_postings",
    files=("Online Job Postings.csv",),
    columns=(text("company", "Company Name"), text("title", "Title")),
    signature=("company", "title"),
)
SAVED_JOB_ALERTS = Table(
    name="saved_job_alerts",
    files=("SavedJobAlerts.csv",),
    # to 2024: Saved Search Date, Jobs Search Url; 2025 on: ALERT_PARAMETERS, QUERY_CONTEXT, SAVED_SEARCH_ID
    columns=(text("query", "QUERY_CONTEXT", "Jobs Search Url"),),
    signature=("query",),
)

PROFILE_TABLES = (
    PROFILE,
    PROFILE_SUMMARY,
    POSITIONS,
    EDUCATION,
    SKILLS,
    CERTIFICATIONS,
    PROJECTS,
    PUBLICATIONS,
    HONORS,
    LANGUAGES,
    COURSES,
    ORGANIZATIONS,
    VOLUNTEERING,
    CAUSES,
    TEST_SCORES,
    PATENTS,
    JOB_APPLICATIONS,
    SAVED_JOBS,
    JOB_PREFERENCES,
    JOB_POSTINGS,
    SAVED_JOB_ALERTS,
)
