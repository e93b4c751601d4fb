"""Windvane every night, as an Airflow 2 DAG.

Variables: windvane_input, windvane_format, windvane_warehouse; the launcher stands under /opt/windvane.
"""

from datetime import datetime, timedelta

from airflow import DAG
from airflow.operators.bash import BashOperator

with DAG(
    dag_id="windvane_nightly",
    start_date=datetime(2024, 1, 1),
    schedule="0 2 * * *",
    catchup=False,  # one run takes up all that came in since the last
    max_active_runs=1,
    default_args={
        "retries": 2,
        "retry_delay": timedelta(minutes=10),
        "execution_timeout": timedelta(hours=4),
        "email_on_failure": True,
    },
) as dag:
    # Values go in through the environment, so that no variable is ever parsed as shell.
    nightly = BashOperator(
        task_id="nightly",
        bash_command=(
            "/opt/windvane/jobs/windvane nightly"
            ' --input "$WINDVANE_INPUT" --format "$WINDVANE_FORMAT" --warehouse "$WINDVANE_WAREHOUSE"'
        ),
        env={
            "WINDVANE_INPUT": "{{ var.value.windvane_input }}",
            "WINDVANE_FORMAT": "{{ var.value.windvane_format }}",
            "WINDVANE_WAREHOUSE": "{{ var.value.windvane_warehouse }}",
        },
        append_env=True,
    )
